import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Storage
import Testing
import Web

@testable import Product

@Suite struct HistoryWordsTests {
  /// The tables whose records' history is linked from a page.
  static let tables = [
    "action", "plan", "plan_outcome", "duty_answer", "due_date", "progress_update", "figure_rule",
    "inspection",
    "judgement", "finding", "finding_review", "recommendation", "national_inspection",
    "report_document", "person", "body", "post", "post_holding", "account", "time_rule",
    "policy", "policy_revision", "learning_event", "event_attendance", "event_challenge",
    "case_study", "agreed_priority", "peer_activity", "peer_activity_action",
    "awareness_campaign", "school", "campaign_receipt", "statement",
    "statement_text", "readiness_question", "readiness_partner", "readiness_assessment",
    "consultation", "consultation_group", "consultation_link", "you_said", "plan_edition",
    "edition_words",
  ]

  @Test func `No history in Thornmere shows a code, an identifier or a record without its name`()
    async throws
  {
    let world = try await thornmere()
    let server = WebServer(
      site: Service(world).site,
      shell: Shell(council: Demo.council.name, navigation: Service.navigation), world: world)
    let browsers = [
      try await thornmereSession(of: .improvementOfficer),
      try await thornmereSession(of: .administrator),
    ]
    try await server.makeApplication(host: "127.0.0.1", port: 0).test(.router) { client in
      for table in Self.tables {
        let records = try await world.store.read { db in
          try db.values(
            String.self,
            """
            SELECT record_id FROM change WHERE table_name = \(table)
            GROUP BY record_id ORDER BY max(version) DESC, record_id LIMIT 3
            """)
        }
        #expect(!records.isEmpty, "\(table)")
        for record in records {
          let token = table == "account" ? browsers[1] : browsers[0]
          let page = try await client.execute(
            uri: "/history/\(table)/\(record)", method: .get,
            headers: [.cookie: "goldthread=\(token.text)"])
          #expect(page.status == .ok, "\(table)")
          let cells = String(buffer: page.body).matches(of: /<(?:td|th)[^>]*>(.*?)<\/(?:td|th)>/)
            .map { String($0.1) }
          #expect(!cells.isEmpty, "\(table)")
          for cell in cells {
            #expect(!Self.isRaw(cell), "\(table): \(cell)")
          }
        }
      }
    }
  }

  @Test func `That an inspection was published is not undone, but taken back with a reason`()
    async throws
  {
    let world = try await thornmere()
    let server = WebServer(
      site: Service(world).site,
      shell: Shell(council: Demo.council.name, navigation: Service.navigation), world: world)
    let token = try await thornmereSession(of: .improvementOfficer)
    let (record, sequence) = try await world.store.read { db in
      let change = try #require(
        try db.changes(since: 0, limit: 10_000).last {
          $0.table == "inspection" && $0.reason == "inspection published"
        })
      return (change.recordID, change.sequence)
    }
    try await server.makeApplication(host: "127.0.0.1", port: 0).test(.router) { client in
      let address = "/history/inspection/\(record)"
      let page = try await client.execute(
        uri: address, method: .get, headers: [.cookie: "goldthread=\(token.text)"])
      let text = String(buffer: page.body)
      #expect(text.contains("This change cannot be undone here. To take an inspection back"))
      #expect(!text.contains("Undo this change"))
      let refused = try await client.execute(
        uri: address + "/undo", method: .post,
        headers: [
          .cookie: "goldthread=\(token.text)",
          .contentType: "application/x-www-form-urlencoded",
        ], body: ByteBuffer(string: "_token=\(token.formToken)&change=\(sequence)"))
      #expect(refused.status == .conflict)
      #expect(String(buffer: refused.body).contains("a reason is asked for and kept"))
    }
  }

  /// An identifier, a code ("notStarted", "good_practice", "working-days", "3M"), or what stands for a
  /// record that nobody has named.
  private static func isRaw(_ cell: String) -> Bool {
    cell.contains("has no name")
      || cell.firstMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7/) != nil
      || cell.wholeMatch(of: /[a-z]+([A-Z][a-z]+)+( [a-z]+([A-Z][a-z]+)+)*/) != nil
      || cell.wholeMatch(of: /[a-z]+([-_.][a-z]+)+/) != nil
      || cell.wholeMatch(of: /[0-9]*M|IMMEDIATE|CUSTOM/) != nil
  }
}
