import Civil
import Kernel
import Markup
import SiteMap
import Web

/// What a link shows first: for whom it is, until when it holds, and the question who is there.
struct PartnerStartPage {
  let opened: PartnerDoor.Opened
  let council: String
  let sheet: FormSheet

  var page: Page {
    var page = Page("What is asked of \(opened.body.name)", kicker: council) {
      lead(
        "\(council) sent this link to \(opened.link.sentTo), so that \(opened.body.name) can see what is asked of it and say how it is going. You need no account."
      )
      sheet.form(
        to: .partnerDoor(opened.secret.text), submit: "Show what is asked of us", isGuarded: false
      ) {
        sheet.textField(
          "name", "Your name", hint: "It stands beside what you say.", width: .twoThirds,
          autocomplete: "name")
        sheet.textField(
          "post", "Your post", hint: "For example, Detective Inspector", width: .twoThirds,
          autocomplete: "organization-title")
      }
      muted("The link holds until \(opened.link.expiresOn.longForm). Each use of it is on record.")
    }
    page.hasBreadcrumbs = false
    return page
  }
}
