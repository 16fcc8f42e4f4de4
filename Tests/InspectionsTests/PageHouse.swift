import Civil
import Kernel
import Markup
import PageKit
import SiteMap
import Storage
import Web

@testable import Inspections

/// Asks for pages as the gate does, without HTTP: finds the route, asks `Access`, runs the handler.
struct PageHouse: Sendable {
  let house: InspectionsHouse
  let site: Site
  let slice: InspectionsSlice

  init(_ house: InspectionsHouse, reader: ReportReader = .giving(.thornmere2012)) {
    self.house = house
    var site = Site()
    slice = InspectionsSlice(world: house.world, reader: reader, plan: .none)
    slice.addRoutes(to: &site)
    self.site = site
  }

  func get(
    _ address: Address, as user: User? = nil, wantsCSV: Bool = false
  ) async throws -> Answer {
    try await answer(.get, address, as: user, form: Form(), wantsCSV: wantsCSV)
  }

  func post(
    _ address: Address, _ fields: [(name: String, value: String)],
    files: [String: Form.File] = [:], uploads: [(name: String, file: Form.File)] = [],
    as user: User? = nil
  ) async throws -> Answer {
    try await answer(
      .post, address, as: user, form: Form(fields, files: files, uploads: uploads))
  }

  /// The page as text.
  func html(_ address: Address, as user: User? = nil) async throws -> String {
    guard case .page(let page) = try await get(address, as: user) else { throw NotAPage() }
    return page.title + "\n" + page.content.description
  }

  private func answer(
    _ method: Site.Method, _ address: Address, as user: User?, form: Form, wantsCSV: Bool = false
  ) async throws -> Answer {
    try await site.answer(
      method, address, form, as: user ?? house.officer, in: house.world, wantsCSV: wantsCSV)
  }
}

struct NotAPage: Error {}

extension Answer {
  var page: Page? { if case .page(let page) = self { page } else { nil } }
  var html: String { page?.content.description ?? "" }
  var target: Address? { if case .redirect(let address, _) = self { address } else { nil } }
  var bytes: [UInt8]? { if case .file(let bytes, _, _, _, _) = self { bytes } else { nil } }
}
