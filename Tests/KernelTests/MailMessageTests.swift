import Foundation
import Kernel
import Storage
import Testing

@Suite struct MailMessageTests {
  private func message(
    to name: String = "Jo Marsh", at address: String = "jo@police.example",
    subject: String = "Two actions wait", body: String = "Line one\nLine two"
  ) -> MailMessage {
    MailMessage(
      toName: name, toAddress: address, subject: subject, body: body,
      at: Instant(milliseconds: 1_795_421_100_000), id: "0190-x")
  }

  @Test func `A message has the headers that RFC 5322 asks for, and its text in UTF-8`() throws {
    let text = try message().text(from: "plan@thornmere.example")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.contains("From: Goldthread <plan@thornmere.example>"))
    #expect(lines.contains("To: Jo Marsh <jo@police.example>"))
    #expect(lines.contains("Subject: Two actions wait"))
    #expect(lines.contains("Date: Mon, 23 Nov 2026 08:05:00 +0000"))
    #expect(lines.contains("Message-ID: <0190-x@thornmere.example>"))
    let blank = try #require(lines.firstIndex(of: ""))
    let body = try #require(Data(base64Encoded: lines[(blank + 1)...].joined()))
    #expect(String(decoding: body, as: UTF8.self) == "Line one\r\nLine two")
  }

  @Test(arguments: [
    "Siân Ó Briain", "Zoë", "Jo\r\nBcc: all@council.example", "a, b <c@d.example>", "", "“Quoted”",
    String(repeating: "Überlänge ", count: 30),
  ])
  func `What stands in a header is encoded, on lines of at most 76, and can be read back`(
    words: String
  ) throws {
    let text = try message(to: words, subject: words).text(from: "plan@thornmere.example")
    let head = String(text[..<text.ranges(of: "\n\n")[0].lowerBound])
    #expect(!head.contains("\r") && !head.lowercased().contains("\nbcc"))
    #expect(head.utf8.allSatisfy { $0 < 0x80 })
    for line in head.split(separator: "\n") where !line.hasPrefix("To:") {
      #expect(line.utf8.count <= 78, "\(line)")
    }
    let subject = try #require(head.firstMatch(of: /Subject: ((?:.|\n )*)\nDate/)).1
    let decoded = subject.split(separator: "\n ").map { word -> String in
      guard let coded = word.firstMatch(of: /=\?utf-8\?B\?(.*)\?=/)?.1,
        let data = Data(base64Encoded: String(coded))
      else { return String(word) }
      return String(decoding: data, as: UTF8.self)
    }.joined()
    #expect(decoded == words)
  }

  @Test(arguments: [
    "jo", "jo@", "@police.example", "jo@police.example, all@council.example", "-oQ/tmp@x.example",
    "jo@police.example\nBcc: x@y.example", "Jo <jo@police.example>", "jo marsh@police.example", "",
  ])
  func `An address that is none, or holds more than one, is refused in words`(address: String) {
    #expect {
      _ = try message(at: address).text(from: "plan@thornmere.example")
    } throws: { "\($0)".contains("is no e-mail address") }
    #expect(throws: MailProblem.self) { _ = try message().text(from: address) }
  }
}
