import Foundation
import Reading
import Testing

/// Thousands of damaged papers: no crash, no hang beyond the limit, no wrong grade called certain.
/// `GOLDTHREAD_FUZZ=20000` sets how many texts are damaged, and a tenth as many files; with
/// `GOLDTHREAD_CORPUS` public reports are damaged as well as the invented ones.
@Suite struct FuzzTests {
  static let count = ProcessInfo.processInfo.environment["GOLDTHREAD_FUZZ"].flatMap(Int.init) ?? 400

  struct Original: Sendable {
    var name: String
    var bytes: [UInt8]
    var right: [JudgementKey: Grade]
  }

  /// The twins, and the public reports where they are and many papers are asked for.
  private static func texts() throws -> [Original] {
    var out = try Twin.names.map {
      Original(name: $0, bytes: try Twin.text($0), right: try Twin.report($0).gradesByKey)
    }
    if count > 400, hasPoppler, let folder = Corpus.folder {
      for truth in try Corpus.truth() where truth.kind != "not-a-report" {
        let bytes = try Corpus.extract(folder + "/pdfs/" + truth.file)
        let report = try ReportReading.read(text: bytes, file: truth.file)
        out.append(Original(name: truth.file, bytes: bytes, right: report.gradesByKey))
      }
    }
    return out
  }

  @Test(arguments: 0..<4)
  func `Damaged texts`(_ batch: Int) throws {
    let originals = try FuzzTests.texts()
    var numbers = SeededNumbers(seed: UInt64(batch + 1) * 2_654_435_761)
    var read = 0
    for round in 0..<(FuzzTests.count / 4) {
      guard let original = originals.randomElement(using: &numbers) else { return }
      var bytes = original.bytes
      var steps: [String] = []
      if Bool.random(using: &numbers), let kind = Relayout.allCases.randomElement(using: &numbers) {
        bytes = Relayout.apply(kind, to: bytes, &numbers)
        steps.append(kind.rawValue)
      }
      for _ in 0..<Int.random(in: 1...4, using: &numbers) where !bytes.isEmpty {
        let (kind, damaged) = Damage.mutate(bytes, &numbers)
        bytes = damaged
        steps.append("\(kind)")
      }
      guard let report = try? ReportReading.read(text: bytes, file: original.name) else { continue }
      read += 1
      #expect(!ReportJSON.line(report).contains(0x0A))
      for judgement in ReportFacts.wrongCertain(report, right: original.right) {
        Issue.record(
          "\(original.name), round \(round), \(steps): \(judgement.key) \(judgement.readings)")
      }
    }
    #expect(read > 0)
  }

  @Test(.enabled(if: hasPoppler)) func `Damaged files`() async throws {
    let folder = try TemporaryFolder()
    var originals = try Twin.names.map {
      Original(
        name: $0, bytes: TinyPDF.make(text: try Twin.text($0)),
        right: try Twin.report($0).gradesByKey)
    }
    if FuzzTests.count > 400, let corpus = Corpus.folder {
      for truth in try Corpus.truth() where truth.kind != "not-a-report" {
        let path = corpus + "/pdfs/" + truth.file
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let right = Dictionary(
          uniqueKeysWithValues: (truth.judgements ?? []).compactMap { judgement in
            JudgementKey(rawValue: judgement.key).flatMap { key in
              Grade(rawValue: judgement.grade).map { (key, $0) }
            }
          })
        originals.append(Original(name: truth.file, bytes: bytes, right: right))
      }
    }
    var numbers = SeededNumbers(seed: 31)
    let limits = ReadLimits(processorSeconds: 10, wallTime: .seconds(15))
    let reader = PaperReader(limits: limits, temporaryFolder: folder.path)
    for round in 0..<(FuzzTests.count / 10) {
      guard let original = originals.randomElement(using: &numbers) else { return }
      let bytes = FileDamage.mutate(original.bytes, &numbers)
      let outcome = await reader.read(bytes: bytes, named: "fuzz.pdf")
      #expect(
        outcome.refusal?.isOurs != true,
        "\(original.name), round \(round): \(outcome.refusal as Any)")
      guard let report = outcome.report else { continue }
      for judgement in ReportFacts.wrongCertain(report, right: original.right) {
        Issue.record("\(original.name), round \(round): \(judgement.key) \(judgement.readings)")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
