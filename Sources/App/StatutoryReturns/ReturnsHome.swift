import Kernel
import Markup
import SiteMap
import Storage
import Web

extension StatutoryReturnsSlice {
  /// What the home page shows to whoever keeps the council's returns: the last check.
  public func home(_ visit: Visit) async throws -> HTML {
    guard visit.user.may(.manageReturns) else { return HTML() }
    let soon = visit.world.now().adding(seconds: 60)
    let last = try await visit.store.read {
      try $0.returnRuns(of: visit.authority, before: soon).last { $0.state == .done }
    }
    guard let last else { return HTML() }
    return part("Statutory returns", id: "returns") {
      cards {
        card(last.title, to: .returnRun(last.id), kicker: last.shortTitle) {
          p(
            "\(Plain.count(last.errors, "error")) and \(Plain.count(last.queries, "query", "queries")) in \(Plain.count(last.childrenWithIssues, "child", "children"))."
          )
          if last.compared != nil { muted(last.changeInWords.firstUpper + ".") }
        }
      }
    }
  }
}
