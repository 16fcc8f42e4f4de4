import Kernel
import Markup
import SiteMap

/// Pages that say that something did not go as asked: what happened, and what to do next.
enum ErrorPages {
  static func page(for refusal: Refusal) -> Page {
    switch refusal {
    case .notPermitted(let text): page(403, "You cannot open this", text)
    case .notFound(let text): page(404, "This page is not here", text)
    case .conflict(let text): page(409, "This cannot be done now", text)
    case .tooLarge(let text): page(413, "This is too large", text)
    case .tooMany(let text, _): page(429, "Too often in a short time", text)
    case .invalid(let problems): invalid(problems)
    }
  }

  static func notFound() -> Page {
    page(
      404, "This page is not here",
      "The link may be old or incomplete. If you typed the address, check it.")
  }

  static func wrongMethod() -> Page {
    page(
      405, "This cannot be opened like that",
      "The address belongs to a form. Go to the page with the form and send it from there.")
  }

  static func malformedAddress() -> Page {
    page(
      400, "This address cannot be read",
      "The address is not written correctly. If you followed a link, it was probably cut off.")
  }

  static func malformed(_ message: String) -> Page { page(400, "This could not be read", message) }

  static func unavailable(_ requestID: String) -> Page {
    page(
      503, "The service is not available at the moment",
      "Nothing is lost that was saved before. Try again in a minute. If it goes on, tell the people who run the service, with this number: \(requestID)."
    )
  }

  static func fault(_ requestID: String, contact: String?) -> Page {
    let whom = contact.map { " (\($0))" } ?? ""
    return page(
      500, "Something went wrong on our side",
      "It is not your fault, and what you did may not have been saved: look before you do it again. Tell the people who run the service\(whom), with this number: \(requestID)."
    )
  }

  static func invalid(_ problems: [Problem]) -> Page {
    var page = page(
      422, "Something has to be put right",
      "Go back: your words are still in the form. Put this right and send it again.")
    page.content = HTML([
      HTML { ul { for problem in problems { li(problem.message) } } }, page.content,
    ])
    return page
  }

  /// A form that came without this session's token.
  static func forged(_ form: Form) -> Page {
    page(
      403, "The form could not be accepted",
      "It did not come from a page that this session opened, so it was not acted on. This happens when you signed in again in the meantime, or when another site tried to send it in your name. If it was you: go back and reload the page, and send the form again."
    ).keeping(form)
  }

  /// A form that was acted on already, and is sent again with other words.
  static func reworded(ledTo address: Address?) -> Page {
    page(
      409, "This form had been sent already",
      "It was acted on once, with what it said the first time. What you sent now is below, and is not saved. Look at what was saved, then change it there, or open the form again and put your words in.",
      action: address.map { (text: "See what was saved", address: $0) }
        ?? (text: "Go to the home page", address: .home))
  }

  /// A form from somebody whose session has ended.
  static func signedOut(_ form: Form) -> Page {
    page(
      403, "You have been signed out",
      "The form was not acted on. Sign in again, then open the form again and put your words back in.",
      action: ("Sign in", .signIn)
    ).keeping(form)
  }

  static func page(
    _ status: Int, _ title: String, _ text: String,
    action: (text: String, address: Address) = ("Go to the home page", .home)
  ) -> Page {
    var page = Page(title, status: status) {
      lead(text)
      p { link(action.text, to: action.address) }
    }
    page.hasBreadcrumbs = false
    return page
  }
}
