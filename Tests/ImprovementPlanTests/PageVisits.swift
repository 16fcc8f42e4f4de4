import Civil
import Inspections
import Kernel
import Markup
import PageKit
import SiteMap
import Storage
import Web

@testable import ImprovementPlan

/// What a person sees after asking for an address, or after sending a form.
struct Sight: Sendable {
  let answer: Answer

  /// The words and the markup of the page; empty for a redirect.
  var text: String {
    switch answer {
    case .page(let page):
      String(decoding: page.content.rendered(), as: UTF8.self)
    case .file(let bytes, _, _, _, _): String(decoding: bytes, as: UTF8.self)
    default: ""
    }
  }

  var page: Page? {
    if case .page(let page) = answer { page } else { nil }
  }

  /// What a file is called; nil for a page.
  var fileName: String? {
    if case .file(_, _, let name, _, _) = answer { name } else { nil }
  }

  var destination: Address? {
    if case .redirect(let address, _) = answer { address } else { nil }
  }
}

extension PlanHouse {
  /// Asks for a page as somebody; refused before the handler runs when their role does not allow
  /// it.
  ///
  /// - Parameter meetings: the meetings that its boards have held.
  func get(
    _ address: Address, as user: User? = nil, meetings: MeetingLinks = .none
  ) async throws -> Sight {
    try await visit(.get, address, [], as: user ?? officer, meetings: meetings)
  }

  /// Sends a form as somebody.
  func post(
    _ address: Address, _ fields: [(String, String)], as user: User? = nil
  ) async throws -> Sight {
    try await visit(.post, address, fields, as: user ?? officer)
  }

  /// Sends a form with a file as somebody.
  func upload(
    _ file: Form.File, to address: Address, _ fields: [(String, String)] = [], as user: User? = nil
  ) async throws -> Sight {
    try await visit(.post, address, fields, ["file": file], as: user ?? officer)
  }

  private func visit(
    _ method: Site.Method, _ address: Address, _ fields: [(String, String)],
    _ files: [String: Form.File] = [:], as user: User, meetings: MeetingLinks = .none
  ) async throws -> Sight {
    var site = Site()
    let plan = ImprovementPlanSlice(world: world, meetings: meetings)
    plan.addRoutes(to: &site)
    InspectionsSlice(world: world, reader: .none, plan: plan.planLinks).addRoutes(to: &site)
    return Sight(
      answer: try await site.answer(
        method, address, Form(fields.map { (name: $0.0, value: $0.1) }, files: files), as: user,
        in: world,
        wantsCSV: address.query.contains { $0.name == "format" && $0.value == "csv" }))
  }
}

extension ReportReader {
  /// Reads nothing.
  fileprivate static let none = ReportReader(
    read: { _, _ in throw Refusal.invalid("It is no report.") },
    image: { _, _ in throw Refusal.notFound("There is no page.") })
}

/// The three fields of a date.
func dateFields(_ name: String, _ text: String) -> [(String, String)] {
  let day = date(text)
  return [
    (name, String(day.day)), (name + "-month", String(day.month)),
    (name + "-year", String(day.year)),
  ]
}
