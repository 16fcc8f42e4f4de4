import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension RegistersSlice {
  /// What the home page shows of the registers: what waits for this person, and what the public was
  /// told last.
  public func home(_ visit: Visit) async throws -> HTML {
    try await visit.store.read { try RegistersHome(visit, $0) }.html
  }
}

/// The registers on the home page.
private struct RegistersHome {
  /// What waits: words, where to do it, how urgent.
  private(set) var tasks: [TaskItem] = []
  /// The latest public statements; only for those who have no register to read.
  let statements: [StatementRow]

  init(_ visit: Visit, _ db: Transaction) throws {
    let (user, today) = (visit.user, visit.today)
    statements =
      user.may(.readRegisters)
      ? []
      : try db.all(
        StatementRow.self,
        """
        SELECT statement.*, english.title AS english_title, english.approver AS english_approver
        FROM statement JOIN statement_text AS english
          ON english.authority_id = statement.authority_id
          AND english.statement_id = statement.id
          AND english.language = \(StatementLanguage.english.code)
        WHERE statement.authority_id = \(visit.authority) AND statement.published_on IS NOT NULL
        ORDER BY statement.published_on DESC, statement.id LIMIT 3
        """)
    if user.may(.manageRegisters) { tasks = try Self.keeping(visit, today, db) }
  }

  private static func keeping(
    _ visit: Visit, _ today: CivilDate, _ db: Transaction
  ) throws -> [TaskItem] {
    let figures = try RegisterFigures(of: visit.authority, today: today, db)
    var tasks: [TaskItem] = []
    if figures.overduePolicies > 0 {
      tasks.append(
        TaskItem(
          figures.overduePolicies == 1
            ? "A policy is to be revised" : "\(figures.overduePolicies) policies are to be revised",
          to: Address.policies.with("state", "overdue"), status: tag("Overdue", .urgent)))
    }
    let waiting = try db.values(
      ID<Statement>.self,
      """
      SELECT id FROM statement
      WHERE authority_id = \(visit.authority) AND published_on IS NULL ORDER BY planned_on, id
      """
    ).map { try db.statementFile($0, of: visit.authority) }
    for file in waiting {
      let standings = file.statement.standings(isApproved: file.isApproved, on: today)
      guard !file.isApproved || file.statement.isOverdue(on: today) else { continue }
      tasks.append(
        TaskItem(
          file.title, to: .statementRecord(file.statement.id),
          hint: !file.isApproved && !file.isWriter(visit.user) ? "Waits for your approval" : nil,
          status: standings[0].html))
    }
    let studies = try db.all(
      CaseStudy.self,
      """
      SELECT * FROM case_study WHERE authority_id = \(visit.authority)
        AND confirmer_id IS NULL AND writer_id <> \(visit.user.author.id) ORDER BY id
      """)
    return tasks
      + studies.map {
        TaskItem(
          $0.title, to: .caseStudy($0.id), hint: "A case study: is it anonymous?",
          status: $0.standing.html)
      }
  }

  @HTMLBuilder var html: HTML {
    if !tasks.isEmpty {
      part("In the registers", id: "registers") { taskList(tasks) }
    }
    if !statements.isEmpty {
      part("What we say in public", id: "statements") {
        taskList(
          statements.map { row in
            TaskItem(
              row.title, to: .statement(row.statement.id),
              status: row.statement.publishedOn.map { shortDay($0) } ?? HTML())
          })
        p { link("All statements", to: .statements) }
      }
    }
  }
}
