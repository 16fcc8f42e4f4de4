import Markup
import SiteMap
import Storage

/// What somebody had typed into a form that was not accepted, so that no word is lost.
struct KeptWords {
  let form: Form

  var html: HTML {
    let secret = Set(form.all(FieldName.secret))
    let words = form.withoutTokens.fields.filter { field in
      !secret.contains(field.name) && Self.isWords(field)
    }
    if words.isEmpty { return HTML() }
    return part("What you had typed") {
      p("It is not saved. Copy what you need before you leave this page.")
      for (index, word) in words.enumerated() {
        div(.class("field")) {
          label(Self.title(word.name), .for("kept-\(index)"))
          textarea(
            word.value, .id("kept-\(index)"), .class("input"), .readonly,
            .rows(word.value.count > 80 ? 5 : 1))
        }
      }
    }
  }

  /// Neither empty nor something that the page put there itself.
  private static func isWords(_ field: (name: String, value: String)) -> Bool {
    !field.value.isEmpty && !field.name.lowercased().contains("password")
      && field.name != "version" && field.name != "return" && ID<Any>(field.value) == nil
  }

  private static func title(_ name: String) -> String {
    let words = name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension Page {
  /// The page with what had been typed below it.
  func keeping(_ form: Form) -> Page {
    var page = self
    page.content = HTML([page.content, KeptWords(form: form).html])
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
