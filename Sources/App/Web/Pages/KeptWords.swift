import Kernel
import Markup
import SiteMap
import Storage

/// What somebody had typed into a form that was not accepted, so that no word is lost. Fields are
/// called as the page called them; what the page itself had put into the form is not shown.
struct KeptWords {
  let form: Form

  var html: HTML {
    let words = entries
    if words.isEmpty { return HTML() }
    return part("What you had typed") {
      p("It is not saved. Copy what you need before you leave this page.")
      for (index, word) in words.enumerated() {
        div(.class("field")) {
          label(word.title, .for("kept-\(index)"))
          textarea(
            word.value, .id("kept-\(index)"), .class("input"), .readonly,
            .rows(word.value.count > 80 ? 5 : 1))
        }
      }
    }
  }

  private var entries: [(title: String, value: String)] {
    let secret = Set(form.all(FieldName.secret))
    var shown: Set<String> = []
    return form.all(FieldName.label).compactMap { text in
      let halves = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard halves.count == 2, !secret.contains(halves[0]), shown.insert(halves[0]).inserted
      else { return nil }
      let value = value(of: halves[0])
      return value.isEmpty ? nil : (Self.place(of: halves[0]) + halves[1], value)
    }
  }

  /// "Recommendation 3: " for the field "recommendation.2.text", which is called as those of the
  /// other recommendations are; empty for a field that stands alone.
  private static func place(of name: String) -> String {
    let parts = name.split(separator: ".")
    guard parts.count >= 3, let number = Int(parts[1]) else { return "" }
    return "\(parts[0].prefix(1).uppercased())\(parts[0].dropFirst()) \(number + 1): "
  }

  /// What was typed or chosen. A date is put together; a record that was chosen is left out, since
  /// its identifier says nothing to anybody.
  private func value(of name: String) -> String {
    if let year = form[name + "-year"] {
      return [form[name] ?? "", form[name + "-month"] ?? "", year].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
    return form.all(name).filter { !$0.isEmpty && !Self.namesARecord($0) }.map(\.asPlainWords)
      .joined(separator: ", ")
  }

  /// An identifier, or one after a kind: "post:0196…".
  private static func namesARecord(_ value: String) -> Bool {
    value.split(separator: ":").last.flatMap { ID<Any>(String($0)) } != nil
  }
}

extension Page {
  /// The page with what had been typed below it.
  func keeping(_ form: Form) -> Page {
    var page = self
    page.content = HTML([page.content, KeptWords(form: form).html])
    return page
  }

  /// The page with a link to the same as it is today, where its address names another day.
  func leadingToToday(of address: Address) -> Page {
    guard address.query.contains(where: { $0.name == "as-at" }) else { return self }
    var page = self
    page.content = HTML([
      page.content, p { link("See it as it is today", to: address.with("as-at", nil)) },
    ])
    return page
  }

  /// The page with a link to all that is asked of a partner, for whoever is behind its link: there
  /// is nothing else for them.
  func leadingToAllThatIsAsked(from arrival: Arrival) -> Page {
    guard !arrival.user.isSignedIn, let list = arrival.address.allThatIsAsked else { return self }
    var page = self
    page.content = HTML([page.content, p { link("All that is asked of you", to: list) }])
    return page
  }

  /// The page with a link to the one before it.
  func leadingBack(to address: Address?) -> Page {
    guard let address else { return self }
    var page = self
    page.content = HTML([page.content, p { link("Back to the page you came from", to: address) }])
    return page
  }
}
