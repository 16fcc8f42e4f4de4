import API
import Kernel
import Storage
import Web

extension AdministrationSlice {
  /// What programs may ask of the directory: whom something can be asked of.
  public func addOperations(to api: inout Operations) {
    let group = "Directory"
    api.records(
      "directory/bodies", as: "body", in: group, noun: ("body", "bodies"),
      for: .readDirectory, filters: [.word("kind", "kind", "Of one kind.", of: Body.Kind.self)],
      Self.body)
    api.records(
      "directory/posts", as: "post", in: group, noun: ("post", "posts"),
      for: .readDirectory, filters: [.id("body", "body_id", "Of one body.")], Self.post)
    api.records(
      "directory/people", as: "person", in: group, noun: ("person", "people"),
      for: .readDirectory, filters: [.id("body", "body_id", "Of one body.")], Self.person)
  }

  private static let body = Shape<Body>(
    "Body", "An organisation or a part of one.",
    [
      .id("id", "The body.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .text("name", "What it is called.") { $0.name },
      .text("shortName", "The same in short.") { $0.shortName },
      .word("kind", "What kind it is.") { $0.kind },
    ])

  private static let post = Shape<Post>(
    "Post", "A post, which stays when its holder goes.",
    [
      .id("id", "The post.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .text("title", "What it is called.") { $0.title }, .id("body", "In which body.") { $0.body },
      .flag("isLeadership", "Whether it is a post of leadership.") { $0.isLeadership },
    ])

  private static let person = Shape<Person>(
    "Person", "Somebody who works for a body.",
    [
      .id("id", "The person.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .text("name", "What they are called.") { $0.name },
      .text("jobTitle", "What they do.") { $0.jobTitle },
      .id("body", "For which body.") { $0.body },
      .day("leftOn", "When they left.") { $0.leftOn },
    ])
}
