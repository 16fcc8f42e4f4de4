import Markup
import SiteMap
import Web

/// The paper that a page is laid out for, on its side.
enum Paper: String, CaseIterable {
  case a4, a3

  /// What the address asks for; A4, which every printer has, when it names none.
  init(_ visit: Visit) { self = visit.query("paper").flatMap(Paper.init) ?? .a4 }

  var title: String { rawValue.uppercased() }

  /// What the address says of it; nothing for the usual one.
  var query: String? { self == .a4 ? nil : rawValue }

  /// Which it is, and a link to the other.
  func chooser(_ here: Address) -> HTML {
    p(.class("paper")) {
      "Laid out for "
      Paper.allCases.map { one in
        one == self ? strong(one.title) : link(one.title, to: here.with("paper", one.query))
      }.joined(by: HTML(" or "))
      ", on its side. Print it from your browser."
    }
  }
}
