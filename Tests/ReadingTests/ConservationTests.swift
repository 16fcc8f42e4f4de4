import Reading
import Testing

@testable import Reading

/// Nothing that stands under a heading over a list is lost in silence.
@Suite struct ConservationTests {
  @Test(arguments: Twin.names.filter { $0 != "area-send" })
  func `Every word of a twin's lists is an item, a finding or told`(_ name: String) throws {
    #expect(Conservation.lost(in: try Twin.text(name), try Twin.report(name)).isEmpty)
  }

  @Test(arguments: 0..<8)
  func `Every word of lists of mixed labels is an item, a finding or told`(_ batch: Int)
    async throws
  {
    for round in 0..<20 {
      await Task.yield()
      for place in MixedLists.places {
        var lists = MixedLists(seed: UInt64(batch * 1000 + round))
        let bytes = try lists.paper(place)
        let report = try ReportReading.read(text: bytes, file: "mixed.pdf")
        let lost = Conservation.lost(in: bytes, report)
        #expect(lost.isEmpty, "\(place.0), batch \(batch), round \(round)")
        for item in report.improvements where item.text.certainty == .certain {
          #expect(
            MixedLists.tokens(in: item.text.value).count <= 1,
            "\(place.0), batch \(batch), round \(round): \(item.text.value)")
        }
      }
    }
  }

  @Test(arguments: Relayout.allCases)
  func `However a twin is laid out, every word of its lists is told`(_ kind: Relayout)
    async throws
  {
    for name in Twin.names where name != "area-send" {
      await Task.yield()
      var numbers = SeededNumbers(seed: UInt64(name.utf8.count * 31 + 7))
      let bytes = Relayout.apply(kind, to: try Twin.text(name), &numbers)
      guard let report = try? ReportReading.read(text: bytes, file: name) else { continue }
      #expect(Conservation.lost(in: bytes, report).isEmpty, "\(name)")
    }
  }

  @Test(.enabled(if: Corpus.folder != nil && hasPoppler))
  func `Every word of the public reports' lists is an item, a finding or told`() async throws {
    guard let folder = Corpus.folder else { return }
    for truth in try Corpus.truth() where !["not-a-report", "area-send"].contains(truth.kind) {
      await Task.yield()
      let bytes = try Corpus.extract(folder + "/pdfs/" + truth.file)
      let report = try ReportReading.read(text: bytes, file: truth.file)
      #expect(Conservation.lost(in: bytes, report).isEmpty, "\(truth.file)")
    }
  }

  @Test func `A sentence that begins as one that says there is nothing is told`() throws {
    let list = """
      ◼ Letters to parents before court proceedings, so that they are clear about what needs
        to change.
      ◼ Support to care leavers over the age of 21 who are in custody.

      """
    let report = try Twin.changed(
      "ilacs-2024", [(list, "There is no consistent oversight of plans for children in need.\n")])
    #expect(report.unparsed.map(\.text).contains { $0.hasPrefix("There is no consistent") })
    let none = try Twin.changed(
      "ilacs-2024", [(list, "There are no areas for priority action.\n")])
    #expect(none.unparsed.isEmpty)
  }
}
