import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing
import Web

@testable import API
@testable import Product

/// A program that reads a record and writes the same back changes nothing: whatever a change takes
/// is shown, by the same name.
@Suite struct APIWriteBackTests {
  @Test func `Whatever a change takes, reading the record shows by the same name`() async throws {
    try await withProduct { house in
      let document = try await house.ask(.get, "/api/v1/openapi.json").json
      guard case .object(let paths)? = document["paths"] else {
        Issue.record("the document has no paths")
        return
      }
      var unknown = Set(Self.besides.keys).union(Self.saidWithAWrite.keys)
      unknown.remove("*")
      for path in paths {
        guard let body = path.value["put"]?.body(in: document) else { continue }
        let shown = Set(path.value["get"]?.answer(in: document)?.properties ?? [])
        let besides = Self.besides[path.name] ?? [:]
        let spoken = (Self.saidWithAWrite[path.name] ?? []).union(Self.saidWithAWrite["*"] ?? [])
        unknown.remove(path.name)
        for name in body.properties where !spoken.contains(name) {
          if let member = besides[name] {
            let parts = member.split(separator: ".").map(String.init)
            let schema = document["components"]?["schemas"]?[parts[0]]
            #expect(
              schema?.properties.contains(parts[1]) ?? false, "\(path.name): no \(member)")
          } else {
            #expect(shown.contains(name), "\(path.name) takes “\(name)” and does not show it")
          }
        }
        let all = Set(body.properties)
        #expect(all.isSuperset(of: besides.keys), "\(path.name): \(besides.keys)")
        #expect(all.isSuperset(of: Self.saidWithAWrite[path.name] ?? []), "\(path.name)")
      }
      #expect(unknown.sorted() == [], "no such change any more")
    }
  }

  /// What is not read at the address at which it is changed, and the member that shows it.
  private static let besides: [String: [String: String]] = [
    // By the area, each of which has its judgement.
    "/inspections/{inspection}/judgements": [
      "grades": "Judgement.grade", "rationales": "Judgement.rationale",
      "findings": "Judgement.findings", "pages": "Judgement.page", "versions": "Judgement.version",
    ],
    // In the plan, beside the inspection that it follows.
    "/plans/{plan}/duties/{source}": ["doneOn": "DutyClock.doneOn", "seen": "DutyClock.doneOn"],
    "/plans/{plan}/outcomes/{outcome}/response": [
      "answer": "Response.answer", "reason": "Response.reason",
      "answeredOn": "Response.answeredOn", "answeredBy": "Response.answeredBy",
      "version": "Response.version",
    ],
    "/milestones/{milestone}": [
      "title": "Milestone.title", "dueOn": "Milestone.dueOn", "doneOn": "Milestone.doneOn",
      "version": "Milestone.version",
    ],
    // By the member of the board, and by the body.
    "/board/meetings/{meeting}/attendance": [
      "members": "BoardAttendance.state", "deputies": "BoardAttendance.deputy",
      "versions": "BoardAttendance.version",
    ],
    "/registers/events/{event}/attendance": [
      "numbers": "EventAttendance.number", "names": "EventAttendance.names",
      "versions": "EventAttendance.version",
    ],
    "/registers/leaders": ["posts": "Post.isLeadership", "seen": "Post.isLeadership"],
    "/registers/campaigns/{campaign}/schools/{school}": [
      "sentOn": "CampaignReceipt.sentOn", "acknowledgedOn": "CampaignReceipt.acknowledgedOn",
      "name": "CampaignReceipt.name", "post": "CampaignReceipt.post",
      "version": "CampaignReceipt.version",
    ],
    "/registers/statements/{statement}/words/{language}": [
      "title": "StatementText.title", "text": "StatementText.text",
      "checker": "StatementText.checker", "checkedOn": "StatementText.checkedOn",
      "version": "StatementText.version",
    ],
    "/editions/{edition}/words/{outcome}": [
      "asked": "EditionWords.asked", "promised": "EditionWords.promised",
      "because": "EditionWords.because", "actions": "EditionActionWords.words",
      "version": "EditionWords.version",
    ],
    // The steps of bringing a plan in: each is read in the whole.
    "/plan-imports/{import}/columns": [
      "take": "PlanImportTable.isTaken", "headers": "PlanImportTable.headerRow",
      "columns": "PlanImportColumn.holds", "monthFirst": "PlanImportColumn.isMonthFirst",
      "version": "PlanImportInFull.version",
    ],
    "/plan-imports/{import}/target": [
      "plan": "PlanImportPreview.plan", "title": "PlanImportPreview.title",
      "edition": "PlanImportPreview.edition", "inspection": "PlanImportPreview.inspection",
      "asAt": "PlanImportPreview.asAt",
    ],
    "/plan-imports/{import}/recommendations": ["choices": "PlanImportAnswer.becomes"],
    "/plan-imports/{import}/owners": ["choices": "PlanImportAnswer.becomes"],
    "/plan-imports/{import}/ratings": ["choices": "PlanImportAnswer.becomes"],
    "/plan-imports/{import}/rows": [
      "take": "PlanImportRow.isLeftOut", "becomes": "PlanImportRow.becomes",
      "dates": "PlanImportRow.dates",
    ],
  ]

  /// What is said with one write and is no property of the record: the history keeps it.
  private static let saidWithAWrite: [String: Set<String>] = [
    // Why words are kept that disagree with the figures.
    "*": ["keepBecause"],
    // That somebody else holds the post too is seen by their entries.
    "/directory/holdings/{holding}": ["isShared"],
    // Why a day moves.
    "/registers/policies/{policy}": ["reason"], "/registers/statements/{statement}": ["reason"],
    "/consultations/{consultation}": ["reason"],
    // What was wrong with the writing of a question.
    "/registers/readiness/{question}": ["correction"],
    // The material, which stays when no other comes: `hasFile` says whether there is any.
    "/registers/campaigns/{campaign}": ["file"],
    // Of which rows the rest is said.
    "/plan-imports/{import}/rows": ["first", "last"],
  ]

  /// By the real router, over the demonstration: the names are the same, and so is what they mean.
  /// A record that cannot be changed any more is refused, and stays as it is too.
  @Test func `A record that is read and written back is as it was`() async throws {
    try await withDemo { demo in
      let key = try await demo.key(of: demo.user(.improvementOfficer, .boardManager))
      let operations = Service(demo.world).api.operations
      let read = Set(operations.filter { $0.method == .get }.map(\.path))
      var (saved, refusals): (Set<String>, [String: String]) = ([], [:])
      for change in operations where change.method == .put && read.contains(change.path) {
        guard let body = change.body else { continue }
        for address in try await demo.addresses(of: change.path, with: key).prefix(8)
        where !saved.contains(change.path) {
          let before = try await demo.ask(.get, address, with: key).json
          let sent = try await demo.ask(
            .put, address, with: key,
            String(decoding: body.writingBack(before).bytes, as: UTF8.self))
          let after = try await demo.ask(.get, address, with: key).json
          #expect(after == before, "\(address)")
          if sent.status.code < 300 {
            saved.insert(change.path)
          } else {
            refusals[change.path] = sent.text
          }
        }
      }
      #expect(Self.linked.subtracting(saved).sorted() == [], "\(refusals)")
    }
  }

  /// The records that name others, or say what is not among their own columns: of each some has to
  /// be taken back as it was.
  private static let linked: Set<String> = [
    "inspections/:inspection", "findings/:finding", "recommendations/:recommendation",
    "plans/:plan", "plans/:plan/outcomes/:outcome", "actions/:action",
    "board/challenges/:challenge",
    "board/risks/:risk", "registers/peer-support/:peer", "consultations/:consultation",
  ]
}

extension ProductHouse {
  /// Where the records are read that a path names.
  fileprivate func addresses(of path: String, with key: String) async throws -> [String] {
    let root = "/" + Operations.root
    guard path.contains(":") else { return ["\(root)/\(path)"] }
    var parts = path.split(separator: "/").map(String.init)
    // Something that stands beside a record, as the rows of a file do.
    guard parts.popLast()?.hasPrefix(":") ?? false else { return [] }
    guard let owner = parts.firstIndex(where: { $0.hasPrefix(":") }) else {
      let list = "\(root)/\(parts.joined(separator: "/"))"
      let found = try await ask(.get, list, with: key).json["items"]?.items ?? []
      return found.compactMap { $0["id"]?.text }.map { "\(list)/\($0)" }
    }
    // What stands in a plan: "plans/:plan/outcomes/:outcome".
    let owners = try await addresses(of: parts[...owner].joined(separator: "/"), with: key)
    let rest = parts[(owner + 1)...].joined(separator: "/")
    var all: [String] = []
    for address in owners {
      let found = try await ask(.get, address, with: key).json[rest]?.items ?? []
      all += found.compactMap { $0["id"]?.text }.map { "\(address)/\(rest)/\($0)" }
    }
    return all
  }
}

extension BodyFields {
  /// The body of a program that has changed nothing in what it read.
  fileprivate func writingBack(_ record: JSON) -> JSON {
    .object(fields.compactMap { field in record[field.name].map { JSON.Member(field.name, $0) } })
  }
}

extension JSON {
  /// The names of an object’s members, of a schema.
  fileprivate var properties: [String] {
    guard case .object(let members)? = self["properties"] else { return [] }
    return members.map(\.name)
  }

  fileprivate func body(in document: JSON) -> JSON? {
    self["requestBody"]?["content"]?["application/json"]?["schema"]?.resolved(in: document)
  }

  fileprivate func answer(in document: JSON) -> JSON? {
    self["responses"]?["200"]?["content"]?["application/json"]?["schema"]?.resolved(in: document)
  }

  private func resolved(in document: JSON) -> JSON {
    guard let name = self["$ref"]?.text?.split(separator: "/").last else { return self }
    return document["components"]?["schemas"]?[String(name)] ?? self
  }
}
