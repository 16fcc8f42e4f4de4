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
    api.records(
      "directory/holdings", as: "holding", in: group,
      noun: ("holding of a post", "holdings of posts"),
      about: "Who holds or held which post, and who only for the time being.", for: .readDirectory,
      filters: [
        .id("post", "post_id", "Of one post."), .id("person", "person_id", "By one person."),
      ], Self.holding)
    addForms(to: &api, group)
  }

  private func addForms(to api: inout Operations, _ group: String) {
    let body: [BodyField] = [
      .text("name", "What it is called."),
      .text("shortName", "The same in short.", most: 40, isOptional: true),
      .word("kind", "What kind it is.", of: Body.Kind.self),
    ]
    let post: [BodyField] = [
      .text("title", "What it is called."), .id("body", "In which body."),
      .flag("isLeadership", "Whether it is a post of leadership."),
    ]
    let person: [BodyField] = [
      .text("name", "What they are called."),
      .text("jobTitle", "What they do.", isOptional: true),
      .text("email", "Where they are reached.", isOptional: true),
      .id("body", "For which body.", isOptional: true),
      .day("leftOn", "When they left.", isOptional: true),
    ]
    for (path, part, noun, fields) in [
      ("directory/bodies", "body", "a body", body), ("directory/posts", "post", "a post", post),
      ("directory/people", "person", "a person", person),
    ] {
      api.form(path, in: group, "Enter \(noun)", page: path, BodyFields(fields))
      api.form(
        .put, "\(path)/:\(part)", in: group, "Change \(noun)", about: "The whole of it.",
        page: "\(path)/:\(part)", BodyFields(fields + [.version()]))
    }
    let holding: [BodyField] = [
      .id("person", "Who holds it."), .day("start", "Since when."),
      .day("end", "Until when.", isOptional: true),
      .flag("isInterim", "Whether for the time being only."),
      .flag("isShared", "Whether somebody else holds it too, on some of these days."),
    ]
    api.form(
      "directory/posts/:post/holders", in: group, "Enter who holds a post",
      page: "directory/posts/:post/holders", BodyFields(holding))
    api.form(
      .put, "directory/holdings/:holding", in: group, "Change who holds a post",
      page: "directory/holdings/:holding",
      BodyFields(holding + [.version()]))
  }

  private static let holding = Shape<PostHolding>(
    "PostHolding", "That somebody holds, or held, a post.",
    [
      .id("id", "The holding.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("post", "The post.") { $0.post }, .id("person", "The person.") { $0.person },
      .day("start", "Since when.") { $0.start }, .day("end", "Until when.") { $0.end },
      .flag("isInterim", "Whether for the time being only.") { $0.isInterim },
    ])

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
      .text("email", "Where they are reached.") { $0.email },
      .id("body", "For which body.") { $0.body },
      .day("leftOn", "When they left.") { $0.leftOn },
    ])
}
