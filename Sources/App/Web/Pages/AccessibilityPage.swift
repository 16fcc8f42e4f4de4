import Markup
import SiteMap

/// What the service does so that everybody can use it, and what to do where it fails.
struct AccessibilityPage {
  let shell: Shell

  var page: Page {
    Page("Accessibility of this service") {
      lead(
        "\(shell.product) is made to be used by everybody: with a keyboard, with a screen reader, on a phone, enlarged, in print, and without JavaScript."
      )
      part("What you can do") {
        ul {
          li("Enlarge the page to 400 per cent without reading sideways.")
          li("Reach and use everything with the keyboard alone, with the focus always in sight.")
          li(
            "Listen to the pages with a screen reader: headings, tables, forms and their problems are marked up as what they are."
          )
          li(
            "Follow your device’s choice of light or dark colours, strong contrast and less motion."
          )
          li("Read every chart as a table, and every colour as a word.")
          li("Print any page.")
        }
      }
      part("How it is measured") {
        p(
          "The pages are built to the Web Content Accessibility Guidelines 2.2, level AA. Each is checked by an automatic test (axe) before it is released. Automatic tests find only part of the problems; an audit with people who use assistive technology has not been made yet."
        )
        p(
          "Uploaded inspection reports are shown as their publishers made them and may not meet the guidelines. What was read from them is beside them as text."
        )
      }
      part("Tell us when something does not work") {
        p(
          "Write to \(shell.contact ?? shell.council) and say which page it was and what you wanted to do. We answer within ten working days."
        )
        p {
          "If you are not content with the answer, you may turn to the "
          a(
            "Equality Advisory and Support Service",
            .href("https://www.equalityadvisoryservice.com/"))
          ". The law behind this statement is the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."
        }
      }
    }
  }
}
