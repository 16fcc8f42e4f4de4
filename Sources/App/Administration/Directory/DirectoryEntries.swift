import Civil
import Kernel
import Storage
import Web

extension Person {
  /// The person as the form has it; the problems are in `entry`.
  func entered(_ entry: inout FormEntry) -> Person {
    var person = self
    person.name = entry.text("name", "Enter the name of the person")
    person.jobTitle = entry.optionalText("jobTitle")
    person.email = entry.optionalText("email")
    if let email = person.email {
      entry.check(
        EmailShape.holds(email), "Enter an e-mail address like name@example.org, or leave it empty",
        field: "email")
    }
    person.body = entry.optionalID("body")
    person.leftOn = entry.optionalDate("leftOn", "last day")
    person.version = entry.version(readOf: version)
    return person
  }
}

extension Body {
  /// The body as the form has it.
  func entered(_ entry: inout FormEntry) -> Body {
    var body = self
    body.name = entry.text("name", "Enter the name of the body")
    body.shortName = entry.optionalText("shortName", maximum: 40)
    body.kind = entry.choice("kind", "Choose what kind of body it is")
    body.version = entry.version(readOf: version)
    return body
  }
}

extension Post {
  /// The post as the form has it.
  func entered(_ entry: inout FormEntry) -> Post {
    var post = self
    post.title = entry.text("title", "Enter the title of the post")
    post.body = entry.id("body", "Choose the body that the post belongs to")
    post.isLeadership = entry.isChecked("isLeadership")
    post.version = entry.version(readOf: version)
    return post
  }
}

extension PostHolding {
  /// The holding as the form has it.
  func entered(_ entry: inout FormEntry) -> PostHolding {
    var holding = self
    holding.person = entry.id("person", "Choose who holds the post")
    holding.start = entry.date("start", "first day")
    holding.end = entry.optionalDate("end", "last day")
    if let end = holding.end {
      entry.check(
        holding.start <= end, "The last day cannot be before the first day", field: "end")
    }
    holding.isInterim = entry.isChecked("isInterim")
    holding.version = entry.version(readOf: version)
    return holding
  }
}

extension FormEntry {
  /// The version that was read of a record; 0 for one that is entered now.
  ///
  /// - Parameter stored: what is kept; 0 for a new one. A record that is there cannot have been
  ///   read at version 0, by which it would be entered a second time.
  fileprivate mutating func version(readOf stored: Int) -> Int {
    guard stored > 0 else { return 0 }
    let read = version()
    check(read > 0, "Say which version you had read: open it again.", field: "version")
    return read
  }
}

/// What an e-mail address looks like at least: something, one @, something with a full stop.
enum EmailShape {
  static func holds(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: \.isWhitespace) else {
      return false
    }
    let host = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return host.count >= 2 && host.allSatisfy { !$0.isEmpty }
  }
}
