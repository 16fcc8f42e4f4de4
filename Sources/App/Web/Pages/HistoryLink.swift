import Kernel
import Markup
import SiteMap
import Storage

extension Visit {
  /// The way to a record’s history, for those who may read it.
  public func historyLink<T>(_ words: String, of table: SQLName, _ id: ID<T>) -> HTML {
    guard user.may(HistoryAccess.permission(toReadHistoryOf: table.text)) else { return HTML() }
    return p { link(words, to: .history(of: table.text, id)) }
  }
}
