import Kernel
import Reading

extension ReportReader {
  /// The reader of the service: the library `Reading` with its limits on time, memory and output.
  public static func live(_ reader: PaperReader = PaperReader()) -> ReportReader {
    var placing = reader
    placing.findsBoxes = true
    return ReportReader(
      read: { [placing] bytes, name in
        let outcome = await placing.read(bytes: bytes, named: name)
        switch outcome.result {
        case .success(let report):
          return ReadingTranslation(report: report, boxes: outcome.boxes).reading
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
