import Civil
import Foundation
import Reading
import Testing

/// Public reports, where they are: `GOLDTHREAD_CORPUS` names the folder that holds `ofsted/`.
enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["GOLDTHREAD_CORPUS"].map {
    FileManager.default.fileExists(atPath: $0 + "/ofsted/truth.jsonl") ? $0 + "/ofsted" : $0
  }

  struct Truth: Decodable, Sendable {
    struct Grade: Decodable, Sendable {
      var key: String
      var grade: String
    }
    struct Item: Decodable, Sendable {
      var text: String
      var section: String?
      var timescale: String?
    }

    var file: String
    var kind: String
    var framework: String?
    var authority: String?
    var authorityPrinted: String?
    var inspectionStart: String?
    var inspectionEnd: String?
    var published: String?
    var leadInspector: String?
    var judgements: [Grade]?
    var improvements: [Item]?
    var findingParagraphs: Int?
  }

  static func truth() throws -> [Truth] {
    guard let folder else { return [] }
    let text = try String(contentsOfFile: folder + "/truth.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Truth.self, from: Data($0.utf8))
    }
  }

  /// What the reader gets of a file.
  static func extract(_ path: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pdftotext", "-layout", "-enc", "UTF-8", path, "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(data)
  }

  /// Letters and digits only.
  static func plain(_ text: String?) -> String {
    (text ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

@Suite(.enabled(if: Corpus.folder != nil && hasPoppler)) struct CorpusTests {
  @Test func `Every public report: kind, authority, dates, inspector, every grade`() async throws {
    var found = 0
    var wanted = 0
    var spurious = 0
    try await withReports { truth, outcome in
      guard let report = outcome.report else {
        #expect(
          truth.kind == "not-a-report", "\(truth.file): \(String(describing: outcome.refusal))")
        return
      }
      #expect(report.kind.value.rawValue == truth.kind, "\(truth.file)")
      #expect(report.framework.rawValue == truth.framework, "\(truth.file)")
      let names = [truth.authority, truth.authorityPrinted].map(Corpus.plain)
      #expect(
        names.contains(Corpus.plain(report.authority?.value))
          || names.contains(Corpus.plain(report.authorityPrinted?.value)), "\(truth.file)")
      if truth.kind == "area-send" { return }
      #expect(report.inspectionStart?.value.description == truth.inspectionStart, "\(truth.file)")
      #expect(report.inspectionEnd?.value.description == truth.inspectionEnd, "\(truth.file)")
      #expect(report.published?.value.description == truth.published, "\(truth.file)")
      if truth.kind != "jtai" {
        #expect(report.leadInspector?.value == truth.leadInspector, "\(truth.file)")
      }
      let grades = Set((truth.judgements ?? []).map { "\($0.key)=\($0.grade)" })
      #expect(Set(report.grades) == grades, "\(truth.file)")
      if let last = truth.findingParagraphs {
        #expect(report.findings.map(\.number).max() == last, "\(truth.file)")
      }
      var left = report.improvements
      for item in truth.improvements ?? [] {
        wanted += 1
        let text = Corpus.plain(item.text)
        guard let match = left.firstIndex(where: { Corpus.plain($0.text.value) == text }) else {
          continue
        }
        let got = left.remove(at: match)
        let isSame =
          Corpus.plain(got.section).filter(\.isLetter)
          == Corpus.plain(item.section).filter(\.isLetter)
          && Corpus.plain(got.timescale?.rawValue) == Corpus.plain(item.timescale)
        if isSame { found += 1 }
      }
      spurious += left.count
    }
    #expect(wanted > 0)
    #expect(found * 100 >= wanted * 99, "\(found) of \(wanted) improvements")
    #expect(spurious * 100 <= wanted, "\(spurious) improvements too many")
  }

  @Test func `Damage to public reports never gives a wrong grade that is called certain`()
    async throws
  {
    guard let folder = Corpus.folder else { return }
    var numbers = SeededNumbers(seed: 2012)
    for truth in try Corpus.truth() where truth.judgements?.isEmpty == false {
      let right = Dictionary(
        uniqueKeysWithValues: (truth.judgements ?? []).map { ($0.key, $0.grade) })
      let text = try Corpus.extract(folder + "/pdfs/" + truth.file)
      for round in 0..<8 {
        var (kind, damaged) = Damage.mutate(text, &numbers)
        if round % 3 == 0, !damaged.isEmpty { (kind, damaged) = Damage.mutate(damaged, &numbers) }
        guard let report = try? ReportReading.read(text: damaged, file: truth.file) else {
          continue
        }
        for judgement in report.judgements where judgement.grade.certainty == .certain {
          #expect(
            right[judgement.key.rawValue] == judgement.grade.value.rawValue,
            "\(truth.file) \(kind) \(judgement.key)")
        }
      }
    }
  }

  private func withReports(_ body: (Corpus.Truth, ReadOutcome) -> Void) async throws {
    guard let folder = Corpus.folder else { return }
    let truths = try Corpus.truth()
    var index = 0
    try await PaperReader().read(files: truths.map { folder + "/pdfs/" + $0.file }, processes: 2) {
      body(truths[index], $0)
      index += 1
    }
  }
}
