import Kernel
import Logging
import Markup
import SiteMap
import Storage
import StorageSQLite
import Testing

@testable import Web

/// What is wrong is never folded away, and a day that is not shown is told above the page.
@Suite struct FoldTests {
  private func visit(_ address: Address = Address("form"), role: Role = .director) throws -> Visit {
    let world = World(
      store: Store(try SQLiteDatabase(.memory)), authority: DemoSite.authority,
      documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    return Visit(
      world: world,
      user: User(account: ID(), authority: DemoSite.authority, name: "Jo Marsh", roles: [role]),
      address: address)
  }

  @Test func `A fold is open when the form in it was refused, and closed otherwise`() throws {
    func shown(_ problems: [Problem]) throws -> String {
      let sheet = FormSheet(try visit(), problems: problems)
      return fold("Add a milestone") {
        sheet.form(to: Address("form"), submit: "Add it") { sheet.textField("words", "What?") }
      }.description
    }
    let closed = "<details class=\"fold\"><summary>Add a milestone</summary>"
    let open = "<details class=\"fold\" open><summary>Add a milestone</summary>"
    #expect(try shown([]).hasPrefix(closed))
    #expect(try shown([Problem("Say what.", field: "words")]).hasPrefix(open))
    #expect(try shown([Problem("It is complete.")]).hasPrefix(open))
  }

  @Test func `A fold is open over a field whose problem is listed elsewhere`() throws {
    let sheet = FormSheet(try visit(), problems: [Problem("Enter a number.", field: "count")])
    let shown = fold("How many") { sheet.numberField("count", "How many?") }.description
    #expect(shown.hasPrefix("<details class=\"fold\" open>"))
    let quoted = fold("Words") { p("class=\"problem\" id=\"problems\"") }.description
    #expect(quoted.hasPrefix("<details class=\"fold\"><summary>"))
  }

  @Test(arguments: [
    ("31 2 2026", "31 2 2026"), ("yesterday", "yesterday"), ("2099-12-01", "1 December 2099"),
  ])
  func `A day that is not taken is told above the page, and its form is open with what was typed`(
    typed: String, shown: String
  ) throws {
    let visit = try visit(Address("plans").with("as-at", typed))
    let asAt = AsAt(visit)
    let page = fold("As at another day") { asAt.form(to: Address("plans"), title: "As at") }
    #expect(page.description.hasPrefix("<details class=\"fold\" open>"))
    #expect(page.description.contains("aria-describedby=\"as-at-problem\" aria-invalid=\"true\""))
    let problem = try #require(asAt.problem)
    #expect(page.description.contains(problem))
    let above = AsAt.unheard(visit, by: page).description
    #expect(above.hasPrefix("<div class=\"warning\">") && above.contains(problem))
    #expect(problem.hasSuffix("Figures are as at today."))
    #expect(page.description.contains("value=\"\(shown)\""))
  }

  @Test func `A day that is taken leaves the form folded, and nothing is told above`() throws {
    let visit = try visit(Address("plans").with("as-at", "1 May 2026"))
    let page = fold("As at another day") { AsAt(visit).form(to: Address("plans"), title: "As at") }
    #expect(page.description.hasPrefix("<details class=\"fold\"><summary>"))
    #expect(AsAt.unheard(visit, by: page).isEmpty)
  }
}
