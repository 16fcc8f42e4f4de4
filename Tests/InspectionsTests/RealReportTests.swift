import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

/// Public reports, where they are: `GOLDTHREAD_CORPUS` names the folder that holds `ofsted/`.
private let reports: [URL] = {
  guard let folder = ProcessInfo.processInfo.environment["GOLDTHREAD_CORPUS"] else { return [] }
  for path in [folder + "/ofsted/pdfs", folder + "/pdfs"] {
    let found = try? FileManager.default.contentsOfDirectory(
      at: URL(fileURLWithPath: path), includingPropertiesForKeys: nil)
    if let found, !found.isEmpty {
      return found.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
  }
  return []
}()

@Suite(.enabled(if: !reports.isEmpty, "no public reports: GOLDTHREAD_CORPUS is not set"))
struct RealReportTests {
  /// The frameworks that this issue reads in full; other kinds are looked at by the person who uploads them.
  private static let graded: Set<String> = [
    "PROT2012", "SIF", "ILACS", "ILACS2023", "ILACS2026", "LAC2013",
  ]

  @Test func `Every graded public report that is read can be accepted as it is`() async throws {
    try await withInspections(on: .sqlite, today: "2026-11-01") { house in
      var accepted = 0
      for url in reports {
        let file = Form.File(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
        let outcome: UploadPaper.Outcome
        do {
          outcome = try await UploadPaper(house.acting, reader: .live())(file)
        } catch Refusal.invalid(let problems) {
          #expect(problems.map(\.field) == ["file"])
          continue
        }
        guard case .new(let id) = outcome else { continue }
        let (paper, reading) = try await house.read { db in
          let paper = try db.paper(id, of: house.authority)
          return (paper, try db.reading(of: paper))
        }
        guard Self.graded.contains(reading.framework.text) else { continue }
        check(reading, file.name)
        let refused = await problems {
          try await AcceptPaper(house.acting)(
            id, readAt: paper.version,
            form: Form([
              ("councilConfirmed", "yes"), ("another", "yes"), ("proposals", "leave"),
              ("unchecked", "yes"),
            ]))
        }
        #expect(refused == nil, "\(file.name)")
        accepted += 1
      }
      #expect(accepted >= 20)
    }
  }

  /// Each judgement and recommendation leads to its place, and most places are marked on their page.
  private func check(_ reading: PaperReading, _ name: String) {
    let framework = CataloguedFramework.all.first { $0.code == reading.framework.text }
    let areas = Set(framework?.areas.map(\.code) ?? [])
    #expect(Set(reading.judgements.map(\.area)).isSubset(of: areas), "\(name)")
    let checked = reading.judgements.map(\.grade) + reading.recommendations.map(\.text)
    #expect(checked.allSatisfy { $0.place != nil }, "\(name)")
    let marked = checked.count { $0.place?.marks.isEmpty == false }
    #expect(marked * 10 >= checked.count * 9, "\(name): \(marked) of \(checked.count) are marked")
  }
}
