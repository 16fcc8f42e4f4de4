import Markup
import SiteMap

/// Where what one sees can be taken away, in each format.
public func downloadLinks(_ address: Address) -> HTML {
  p(.class("list-csv")) {
    "Download as "
    for (index, format) in TableFormat.allCases.enumerated() {
      if index > 0 { " or " }
      a(
        .href(address.with(ListWord.format, format.rawValue).web), .download,
        .aria("label", "Download as \(format.title)")
      ) { format.title }
    }
  }
}
