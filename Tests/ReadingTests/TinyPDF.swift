import Foundation

/// PDFs small enough to write by hand.
enum TinyPDF {
  /// How the words of a page are drawn: instructions before and after them, and what its dictionaries
  /// say besides.
  struct Drawing {
    var before = ""
    var after = ""
    var page = ""
    var states = ""
    /// Whether `after` is a second content stream.
    var isApart = false
  }

  /// One page for each array of lines, in a typewriter face, so that columns stay columns.
  static func make(
    _ pages: [[String]], encrypted: Bool = false, drawing: Drawing = Drawing()
  ) -> [UInt8] {
    var objects: [[UInt8]] = []
    let kids = pages.indices.map { "\(4 + 3 * $0) 0 R" }.joined(separator: " ")
    objects.append(Array("<< /Type /Catalog /Pages 2 0 R >>".utf8))
    objects.append(Array("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>".utf8))
    objects.append(
      Array(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".utf8))
    for (number, lines) in pages.enumerated() {
      objects.append(
        Array(
          ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] \(drawing.page) "
            + "/Contents [\(5 + 3 * number) 0 R \(6 + 3 * number) 0 R] "
            + "/Resources << /Font << /F1 3 0 R >> /ExtGState << \(drawing.states) >> >> >>").utf8))
      var stream = Array("\(drawing.before) BT /F1 8 Tf 11 TL 40 800 Td\n".utf8)
      for line in lines { stream += [0x28] + escaped(line) + Array(") Tj T*\n".utf8) }
      stream += Array("ET\n".utf8)
      let after = Array(drawing.after.utf8) + [0x0A]
      for part in drawing.isApart ? [stream, after] : [stream + after, [0x0A]] {
        objects.append(
          Array("<< /Length \(part.count) >>\nstream\n".utf8) + part + Array("endstream".utf8))
      }
    }
    var trailer = "/Size %SIZE% /Root 1 0 R"
    if encrypted {
      let key = String(repeating: "5a", count: 32)
      objects.append(
        Array("<< /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -44 >>".utf8))
      trailer += " /Encrypt \(objects.count) 0 R /ID [<00112233> <00112233>]"
    }
    return assemble(objects, trailer: trailer)
  }

  private static func assemble(_ objects: [[UInt8]], trailer: String) -> [UInt8] {
    var out = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(out.count)
      out += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let start = out.count
    out += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      let padded = String(repeating: "0", count: 10 - digits.count) + digits
      out += Array("\(padded) 00000 n \n".utf8)
    }
    let size = trailer.replacingOccurrences(of: "%SIZE%", with: "\(objects.count + 1)")
    out += Array("trailer << \(size) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    return out
  }

  /// WinAnsi bytes of a string of the content stream; list marks become the plain bullet.
  private static func escaped(_ line: String) -> [UInt8] {
    var out: [UInt8] = []
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0x28, 0x29, 0x5C: out += [0x5C, UInt8(scalar.value)]
      case 0x20..<0x7F, 0xA0...0xFF: out.append(UInt8(scalar.value))
      case 0x2018: out.append(0x91)
      case 0x2019: out.append(0x92)
      case 0x2013: out.append(0x96)
      case 0x2212: out.append(0x2D)
      default: out.append(0x95)
      }
    }
    return out
  }

  /// A twin's text as a PDF.
  static func make(text: [UInt8], drawing: Drawing = Drawing()) -> [UInt8] {
    let pages = String(decoding: text, as: UTF8.self).split(
      separator: "\u{0C}", omittingEmptySubsequences: true)
    return make(
      pages.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) },
      drawing: drawing)
  }
}

/// A folder that goes away with its test.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "goldthread-reading-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], as name: String, executable: Bool = false) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    if executable {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
      try settle(file)
    }
    return file
  }

  /// Waits until no process has the file open for writing, as one has for a moment that another test
  /// forked while we wrote: the kernel runs no such file ("Text file busy").
  private func settle(_ file: String) throws {
    #if os(Linux)
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
      // F_SETLEASE, which Glibc's module lacks: a lease for reading is given only where nobody writes.
      let lease: Int32 = 1024
      while fcntl(handle.fileDescriptor, lease, Int32(F_RDLCK)) != 0, errno == EAGAIN {
        usleep(1000)
      }
      _ = fcntl(handle.fileDescriptor, lease, Int32(F_UNLCK))
    #endif
  }

  /// A program that takes the place of one of poppler's.
  func tool(_ script: String) throws -> String {
    try write(
      Array(("#!/bin/sh\n" + script + "\n").utf8), as: "tool-\(UUID().uuidString)", executable: true
    )
  }
}

/// Whether poppler is there; tests that need it are skipped by name elsewhere.
let hasPoppler = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"].contains {
  FileManager.default.isExecutableFile(atPath: $0)
}
