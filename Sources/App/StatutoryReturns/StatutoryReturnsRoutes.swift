import Kernel
import SiteMap
import Storage
import Web

extension StatutoryReturnsSlice {
  /// The table of contents of this slice.
  public func addRoutes(to site: inout Site) {
    addReturns(to: &site)
    addIssues(to: &site)
    addTeams(to: &site)
    describeRecords(to: &site)
  }

  private func addReturns(to site: inout Site) {
    let pages = ReturnHandlers(desk: desk)
    site.get("returns", for: .readReturns, use: pages.list)
    site.get("returns/new", for: .manageReturns, use: pages.new)
    site.post(
      "returns", for: .manageReturns, bodyLimit: CheckReturn.mostBytes + (1 << 20),
      use: pages.take)
    site.get("returns/looks", for: .readReturnLooks) { try await LooksPage.answer($0) }
    site.get("returns/keeping", for: .manageReturns, use: pages.keeping)
    site.post("returns/keeping", for: .manageReturns, use: pages.setKeeping)
    site.get("returns/:run", for: .readReturnIssues, as: .team, use: pages.show)
    site.get("returns/:run/delete", for: .manageReturns, use: pages.askToDelete)
    site.post("returns/:run/delete", for: .manageReturns, use: pages.delete)
    site.post("returns/:run/forget", for: .manageReturns, use: pages.forget)
    site.get("returns/:run/file", for: .manageReturns, use: pages.file)
    site.get("returns/:run/tables/:table", for: .manageReturns, use: pages.table)
    site.get("returns/:run/summary", for: .manageReturns, use: pages.summary)
    site.get("returns/:run/warnings", for: .manageReturns, use: pages.warnings)
  }

  private func addIssues(to site: inout Site) {
    let pages = IssueHandlers(desk: desk)
    site.get("returns/:run/issues", for: .readReturnIssues, as: .team, use: pages.list)
    site.get("returns/:run/issues/:issue", for: .readReturnIssues, as: .team, use: pages.show)
    site.get(
      "returns/:run/issues/:issue/note", for: .readReturnIssues, as: .team, use: pages.issueOfNote)
    site.post("returns/:run/issues/:issue/note", for: .manageReturns, use: pages.explain)
    site.get("returns/:run/fixed", for: .readReturnIssues, as: .team, use: pages.fixed)
    site.get("returns/:run/children", for: .readReturnIssues, as: .team, use: pages.children)
    site.get(
      "returns/:run/children/:child", for: .readReturnIssues, as: .team, use: pages.child)
    site.post("returns/:run/find", for: .readReturnIssues, as: .team, use: pages.find)
  }

  private func addTeams(to site: inout Site) {
    let pages = TeamHandlers(desk: desk)
    site.get("returns/teams", for: .manageReturns, use: pages.list)
    site.post("returns/teams", for: .manageReturns, bodyLimit: 51 << 20, use: pages.take)
    site.post("returns/teams/remove", for: .manageReturns, use: pages.remove)
    site.get("returns/:run/teams", for: .manageReturns, use: pages.ofRun)
    site.get("returns/:run/team-workbook", for: .manageReturns, use: pages.workbook)
  }

  /// What this slice's records are called in their history.
  private func describeRecords(to site: inout Site) {
    site.describe(
      RecordKind(
        table: "return_run", "Check of a return",
        columns: [
          "return_code": "Return", "year_ending": "Year in which the collection ends",
          "stated_year": "Year that the file names", "took_milliseconds": "Milliseconds it took",
          "appeared": "New", "remained": "Still there", "changed": "Still there, another value",
          "departed": "Gone, not known to be put right",
        ], words: ["state": .titles(of: ReturnRun.State.self, \.title)],
        hidden: ["account_id", "compared_id", "result_id", "file_id"],
        address: { ID<ReturnRun>($0).map { Address.returnRun($0) } }))
    site.describe(
      RecordKind(
        table: "return_note", "Explanation of a query",
        columns: ["return_code": "Return", "rule_code": "Rule", "text": "Explanation"],
        hidden: ["about"]))
    site.describe(
      RecordKind(
        table: "return_team_list", "List of teams", hidden: ["document_id"],
        address: { _ in .returnTeams }))
  }
}
