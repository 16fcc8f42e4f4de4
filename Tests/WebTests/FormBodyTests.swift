import Foundation
import Testing

@testable import Web

@Suite struct URLEncodedFormTests {
  @Test(arguments: [
    ("title=Plan", ["title": "Plan"]),
    ("title=Sign+off&due=", ["title": "Sign off", "due": ""]),
    ("a=1%2B1%3D2", ["a": "1+1=2"]),
    ("name=%E2%80%9CThread%E2%80%9D", ["name": "“Thread”"]),
    ("only", ["only": ""]),
    ("&&a=b&", ["a": "b"]),
    ("a=b=c", ["a": "b=c"]),
    ("", [:]),
  ])
  func `Fields are read as browsers write them`(body: String, expected: [String: String]) throws {
    let form = try URLEncodedForm.read(Array(body.utf8))
    #expect(form.fields.count == expected.count)
    for (name, value) in expected { #expect(form[name] == value) }
  }

  @Test func `A name sent several times keeps all its values in order`() throws {
    let form = try URLEncodedForm.read(Array("who=b&who=a&x=1&who=b".utf8))
    #expect(form.all("who") == ["b", "a", "b"])
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF%FE", "%C3=1", "a=%00", "a=b%00c"])
  func `What is broken, no UTF-8 or NUL is refused`(body: String) {
    #expect(throws: MalformedBody.unreadable) { try URLEncodedForm.read(Array(body.utf8)) }
  }

  @Test func `Too many fields are refused`() throws {
    // The review of a long report has some thousand fields.
    let review = (0..<4000).map { "field\($0)=1" }.joined(separator: "&")
    #expect(try URLEncodedForm.read(Array(review.utf8))["field3999"] == "1")
    let body = Array(repeating: "a=1", count: URLEncodedForm.mostFields + 1).joined(separator: "&")
    #expect(throws: MalformedBody.tooManyParts) { try URLEncodedForm.read(Array(body.utf8)) }
  }
}

@Suite struct MultipartFormTests {
  static let type = "multipart/form-data; boundary=line"

  static func body(_ parts: String...) -> [UInt8] {
    Array((parts.map { "--line\r\n" + $0 + "\r\n" }.joined() + "--line--\r\n").utf8)
  }

  static func part(_ disposition: String, _ content: String) -> String {
    "Content-Disposition: form-data; \(disposition)\r\n\r\n\(content)"
  }

  @Test func `Fields and files are told apart`() throws {
    let form = try MultipartForm.read(
      Self.body(
        Self.part("name=\"title\"", "Plan\r\nof two lines"),
        "content-disposition: form-data; name=\"paper\"; filename=\"report.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--lin\r\n\u{0}"
      ), contentType: Self.type)
    #expect(form["title"] == "Plan\r\nof two lines")
    #expect(form.files["paper"]?.name == "report.pdf")
    #expect(form.files["paper"]?.bytes == Array("%PDF\r\n--lin\r\n\u{0}".utf8))
  }

  @Test func `An empty file field is no file`() throws {
    let form = try MultipartForm.read(
      Self.body(Self.part("name=\"paper\"; filename=\"\"", "")), contentType: Self.type)
    #expect(form.files.isEmpty && form.fields.isEmpty)
  }

  @Test func `An empty file with a name is a file`() throws {
    let form = try MultipartForm.read(
      Self.body(Self.part("name=\"paper\"; filename=\"a.pdf\"", "")), contentType: Self.type)
    #expect(form.files["paper"]?.bytes.isEmpty == true)
  }

  @Test(arguments: [
    ("../../etc/passwd", "passwd"), ("C:\\papers\\report.pdf", "report.pdf"),
    ("a\\\"b.pdf", "a\"b.pdf"), ("Bericht%22x.pdf", "Bericht\"x.pdf"),
    ("Prüfung.pdf", "Prüfung.pdf"), ("/", ""),
  ])
  func `Of a file name only the last part is kept`(sent: String, kept: String) throws {
    let form = try MultipartForm.read(
      Self.body(Self.part("name=\"paper\"; filename=\"\(sent)\"", "x")), contentType: Self.type)
    #expect(form.files["paper"]?.name == kept)
  }

  @Test(arguments: [
    "multipart/form-data; boundary=\"line\"", "multipart/form-data;boundary=line; x=y",
  ])
  func `The boundary may be quoted or stand among others`(type: String) throws {
    let form = try MultipartForm.read(Self.body(Self.part("name=\"a\"", "1")), contentType: type)
    #expect(form["a"] == "1")
  }

  @Test func `A preamble before the first boundary is passed over`() throws {
    let form = try MultipartForm.read(
      Array("preamble\r\n".utf8) + Self.body(Self.part("name=\"a\"", "1")), contentType: Self.type)
    #expect(form["a"] == "1")
  }

  @Test(arguments: [
    ("no boundary in the type", "multipart/form-data", "--line\r\n\r\n--line--"),
    ("empty boundary", "multipart/form-data; boundary=", "----"),
    ("boundary too long", "multipart/form-data; boundary=\(String(repeating: "x", count: 71))", ""),
    ("nothing at all", type, ""),
    ("another boundary", type, "--other\r\n\r\n--other--"),
    ("cut off in the headers", type, "--line\r\nContent-Disp"),
    (
      "cut off in the content", type,
      "--line\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc"
    ),
    (
      "no end", type,
      "--line\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc\r\n--line\r\n"
    ),
    ("no disposition", type, "--line\r\nContent-Type: text/plain\r\n\r\nabc\r\n--line--"),
    ("no name", type, "--line\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--line--"),
    (
      "not form-data", type,
      "--line\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--line--"
    ),
    ("junk after a boundary", type, "--lineX\r\n\r\n\r\n--line--"),
    ("boundary in mid-line", type, "abc--line\r\n\r\n--line--"),
    (
      "NUL in a text", type,
      "--line\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u{0}\r\n--line--"
    ),
  ])
  func `What is malformed is refused`(why: String, type: String, body: String) {
    #expect(throws: MalformedBody.unreadable, "\(why)") {
      try MultipartForm.read(Array(body.utf8), contentType: type)
    }
  }

  @Test func `A text that is no UTF-8 is refused, a file is not`() throws {
    let head = "--line\r\nContent-Disposition: form-data; name=\"a\""
    let text = Array("\(head)\r\n\r\n".utf8) + [0xFF] + Array("\r\n--line--".utf8)
    #expect(throws: MalformedBody.unreadable) {
      try MultipartForm.read(text, contentType: Self.type)
    }
    let file = Array("\(head); filename=\"f\"\r\n\r\n".utf8) + [0xFF] + Array("\r\n--line--".utf8)
    #expect(try MultipartForm.read(file, contentType: Self.type).files["a"]?.bytes == [0xFF])
  }

  @Test(arguments: 1...120)
  func `However the body arrives, it is the same form`(size: Int) throws {
    let file = "%PDF\r\n--lin\r\n--lin\r\n-\r\n\u{0}\r\r\n"
    let body =
      Array("preamble\r\n".utf8)
      + Self.body(
        Self.part("name=\"title\"", "Plan\r\nof two lines"),
        Self.part("name=\"paper\"; filename=\"a.pdf\"", file), Self.part("name=\"end\"", ""))
    var form = try MultipartForm(contentType: Self.type, expecting: 2 << 20)
    for start in stride(from: 0, to: body.count, by: size) {
      try form.take(body[start..<min(start + size, body.count)])
    }
    let read = try form.finish()
    #expect(read["title"] == "Plan\r\nof two lines" && read["end"]?.isEmpty == true)
    #expect(read.files["paper"]?.bytes == Array(file.utf8))
    #expect(throws: MalformedBody.unreadable) {
      var cut = try MultipartForm(contentType: Self.type, expecting: 0)
      for byte in body.dropLast(5) { try cut.take([byte]) }
      _ = try cut.finish()
    }
  }

  @Test func `Headers and parts are limited`() {
    let long = "X: " + String(repeating: "y", count: MultipartForm.mostHeaderBytes)
    #expect(throws: MalformedBody.unreadable) {
      try MultipartForm.read(
        Self.body("\(long)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1"),
        contentType: Self.type)
    }
    let part = "--line\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
    let many = String(repeating: part, count: MultipartForm.mostParts + 1) + "--line--"
    #expect(throws: MalformedBody.tooManyParts) {
      try MultipartForm.read(Array(many.utf8), contentType: Self.type)
    }
  }

  @Test func `No cut or flipped byte of a good body stops the program`() throws {
    let good = Self.body(
      Self.part("name=\"title\"", "Plan"), Self.part("name=\"p\"; filename=\"a.pdf\"", "%PDF-1.4"))
    for end in good.indices {
      #expect(throws: MalformedBody.self) {
        try MultipartForm.read(Array(good[..<(min(end, good.count - 6))]), contentType: Self.type)
      }
      var flipped = good
      flipped[end] ^= 0x20
      // Whatever it is taken for, it comes back as a form or a refusal.
      _ = try? MultipartForm.read(flipped, contentType: Self.type)
    }
  }
}
