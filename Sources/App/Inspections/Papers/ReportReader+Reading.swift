import Kernel
import Reading

extension ReportReader {
  /// The reader of the service: the library `Reading` with its limits on time, memory and output.
  public static func live(_ reader: PaperReader = PaperReader()) -> ReportReader {
    ReportReader(
      read: { bytes, name in
        switch await reader.read(bytes: bytes, named: name).result {
        case .success(let report):
          return try await PlacedReading(reader: reader, bytes: bytes).placed(
            ReadingTranslation(report: report).reading)
        case .failure(let refusal):
          throw Refusal.invalid("“\(name)”: \(refusal)", field: "file")
        }
      },
      image: { bytes, page in
        do throws(ReadRefusal) {
          return try await reader.image(ofPage: page, of: bytes, resolution: 100)
        } catch {
          throw Refusal.notFound("This page cannot be shown. \(error)")
        }
      })
  }
}

/// Finds out where on their pages the excerpts of a reading stand.
struct PlacedReading {
  let reader: PaperReader
  let bytes: [UInt8]

  /// The reading with marks for all that a person checks one by one. Numbered paragraphs are many
  /// and fill their pages; they keep page and excerpt alone.
  func placed(_ reading: PaperReading) async throws -> PaperReading {
    var placed = reading
    let pages = await boxes(ofPages: wanted(reading))
    func mark(_ value: inout PaperReading.Value) {
      guard let place = value.place, let page = pages[place.page] else { return }
      value.place?.width = page.width
      value.place?.height = page.height
      value.place?.marks = page.boxes(for: place.excerpt).map {
        PaperReading.Mark(left: $0.left, top: $0.top, right: $0.right, bottom: $0.bottom)
      }
    }
    func mark(_ value: inout PaperReading.Value?) {
      guard var found = value else { return }
      mark(&found)
      value = found
    }
    mark(&placed.framework)
    mark(&placed.council)
    mark(&placed.visitStart)
    mark(&placed.visitEnd)
    mark(&placed.published)
    mark(&placed.leadInspector)
    for index in placed.judgements.indices { mark(&placed.judgements[index].grade) }
    for index in placed.recommendations.indices { mark(&placed.recommendations[index].text) }
    return placed
  }

  private func wanted(_ reading: PaperReading) -> Set<Int> {
    let values =
      [
        reading.framework, reading.council, reading.visitStart, reading.visitEnd,
        reading.published, reading.leadInspector,
      ].compactMap { $0 } + reading.judgements.map(\.grade) + reading.recommendations.map(\.text)
    return Set(values.compactMap { $0.place?.page })
  }

  /// The words of some pages, two at a time. A page whose words cannot be had has no marks: its
  /// number and its excerpt still lead to the place.
  private func boxes(ofPages pages: Set<Int>) async -> [Int: PageBoxes] {
    await withTaskGroup(of: (Int, PageBoxes?).self) { group in
      var left = pages.sorted()[...]
      var found: [Int: PageBoxes] = [:]
      func startNext() {
        guard let page = left.popFirst() else { return }
        group.addTask { (page, try? await reader.words(ofPage: page, of: bytes)) }
      }
      startNext()
      startNext()
      for await (page, boxes) in group {
        found[page] = boxes
        startNext()
      }
      return found
    }
  }
}
