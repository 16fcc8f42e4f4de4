import Foundation
import Returns

/// Files made wrong at random, read and checked: each must be checked or refused in a sentence. A crash
/// ends the program, so what it prints at the end is worth something under a sanitizer.
enum ReturnFuzz {
  static func run(_ count: Int, files: [String]) async throws -> String {
    let originals = try files.map { try cut(FileBytes.read($0)) }
    let expat = try Expat()
    var random = Randomness(seed: 0x51_7C_C1_B7)
    var (checked, refused, issues) = (0, 0, 0)
    // Where expat thinks otherwise: what we took, and what we refused.
    var (onlyOurs, onlyTheirs) = (0, 0)
    var reasons: Set<String> = []
    for number in 0..<count {
      var bytes = originals[number % originals.count]
      if number % 2 == 0 { roughen(&bytes, &random) } else { vary(&bytes, &random) }
      do throws(ReturnRefusal) {
        let cin = try await CINReturn(bytes: bytes, parts: number % 3 == 0 ? 3 : 1)
        let result = await cin.check(year: CINReturn.years[number % CINReturn.years.count])
        issues += result.issues.count
        for issue in result.issues.prefix(50) { _ = (result.childID(issue), result.place(issue)) }
        if number % 16 == 0 { _ = (result.text(), await result.jsonLines(), cin.summary.csv) }
        checked += 1
        if !expat.accepts(bytes) { onlyOurs += 1 }
      } catch {
        guard !error.reason.isEmpty else { throw MeasurementFault("a refusal says nothing") }
        refused += 1
        if expat.accepts(bytes) {
          onlyTheirs += 1
          if reasons.count < 10 { reasons.insert(error.reason) }
        }
      }
      if number % 10_000 == 9_999 {
        FileHandle.standardError.write(Data("\(number + 1) mutations\n".utf8))
      }
    }
    return """
      \(count) mutations of \(files.count) files: \(checked) checked with \(issues) issues, \(refused) refused, \
      0 crashes; expat would have refused \(onlyOurs) of those checked, and taken \(onlyTheirs) of those refused\
      \(reasons.sorted().map { "\n  " + $0 }.joined())
      """
  }

  /// The first children of a file, so that many mutations fit in a minute.
  private static func cut(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let children = text.components(separatedBy: "<Child>")
    guard children.count > 13 else { return bytes }
    return Array((children[..<13].joined(separator: "<Child>") + "</Children></Message>").utf8)
  }

  private static let pieces: [String] = [
    "<", ">", "&", "&lt;", "&#0;", "&#x110000;", "&bomb;", "]]>", "<![CDATA[", "<!--", "-->", "--",
    "<?xml version=\"1.0\"?>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
    "</Child>",
    "<Child>", "<CINdetails>", "</CINdetails>", "<Reviews/>", "<a b='c' b='d'/>", "\u{FEFF}", "\0",
    "é", "\u{1F600}", "9999-12-31", "0001-01-01", "2025-02-30", "31/03/2025", "-1",
    "99999999999999",
    " ", "\r\n", "xmlns:x=\"y\"", "</", "/>", "'", "\"",
  ]

  /// Bytes changed, lost, doubled and put in anywhere: mostly no XML any more.
  private static func roughen(_ bytes: inout [UInt8], _ random: inout Randomness) {
    for _ in 0...random.below(4) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(7) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.below(200)))
      case 3: bytes.removeSubrange(place...)
      case 4:
        let end = min(bytes.count, place + random.below(400))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count))
      default:
        bytes.insert(contentsOf: Array(pieces[random.below(pieces.count)].utf8), at: place)
      }
    }
  }

  /// Values that stand elsewhere or nowhere, elements lost, doubled and renamed: still XML.
  private static func vary(_ bytes: inout [UInt8], _ random: inout Randomness) {
    for _ in 0...random.below(12) {
      let place = random.below(bytes.count)
      switch random.below(4) {
      case 0: swapElements(&bytes, place, &random)
      case 1:
        guard let value = value(in: bytes, from: place) else { continue }
        bytes.replaceSubrange(value, with: Array(values[random.below(values.count)].utf8))
      default:
        guard let line = plainLine(in: bytes, from: place) else { continue }
        if random.happens(50) {
          bytes.removeSubrange(line)
        } else {
          bytes.insert(contentsOf: Array(bytes[line]), at: line.lowerBound)
        }
      }
    }
  }

  private static let values = [
    "", " ", "&#32;", "2025-04-01", "2026-03-31", "2026-04-01T00:00:00", "2025-02-30", "0202-05-01",
    "9999-12-31", "31/03/2025", "1", "TRUE", "2", "-3", "99999999999", "RC8", "UN7", "NONE", "none",
    "21", "18A", "é\u{1F600}", "<![CDATA[RC9]]>", "<!-- -->", "a<b/>c", "&lt;&amp;", "]]&gt;",
    String(repeating: "x", count: 3_000),
  ]

  /// A line that is one whole element.
  private static func plainLine(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    guard let first = bytes[start...].firstIndex(of: 10),
      let last = bytes[(first + 1)...].firstIndex(of: 10)
    else { return nil }
    let line = first + 1..<last + 1
    let text = String(decoding: bytes[line], as: UTF8.self)
    return text.contains("</") && text.components(separatedBy: "<").count == 3 ? line : nil
  }

  /// Puts the text of one value into another place where a value stands, so that files stay well-formed.
  private static func swapElements(_ bytes: inout [UInt8], _ place: Int, _ random: inout Randomness)
  {
    guard let one = value(in: bytes, from: place),
      let other = value(in: bytes, from: random.below(bytes.count))
    else { return }
    bytes.replaceSubrange(one, with: Array(bytes[other]))
  }

  private static func value(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    guard let open = bytes[start...].firstIndex(of: UInt8(ascii: ">")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "<")), close > open + 1
    else { return nil }
    return open + 1..<close
  }
}
