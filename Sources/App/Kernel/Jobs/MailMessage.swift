import Civil
import Foundation
import Storage

/// A message by RFC 5322 and MIME, ready for `sendmail -t`: plain text in UTF-8, with headers in
/// encoded words where they need it (RFC 2047).
public struct MailMessage: Hashable, Sendable {
  public let toName: String
  public let toAddress: String
  public let subject: String
  public let body: String
  public let at: Instant
  /// The same at each try, so that whoever receives it twice shows it once.
  public let id: String

  init(_ mail: Mail) {
    toName = mail.toName
    toAddress = mail.toAddress
    subject = mail.subject
    body = mail.body
    at = mail.madeAt
    id = mail.id.text
  }

  public init(
    toName: String, toAddress: String, subject: String, body: String, at: Instant, id: String
  ) {
    self.toName = toName
    self.toAddress = toAddress
    self.subject = subject
    self.body = body
    self.at = at
    self.id = id
  }

  /// - Parameter from: the address that it comes from.
  /// - Throws: ``MailProblem`` when an address could smuggle in a header or a second recipient.
  public func text(from sender: String) throws -> String {
    try Self.check(toAddress)
    try Self.check(sender)
    let domain = sender.split(separator: "@").last.map(String.init) ?? "localhost"
    let headers = [
      "From: Goldthread <\(sender)>",
      "To: \(Self.encoded(toName, after: 4)) <\(toAddress)>",
      "Subject: \(Self.encoded(subject, after: 9))",
      "Date: \(Self.date(at))",
      "Message-ID: <\(id)@\(domain)>",
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ]
    let content = Data(body.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
      .base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    return headers.joined(separator: "\n") + "\n\n" + content + "\n"
  }

  private static func check(_ address: String) throws {
    let isPlain = address.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !Array("<>(),;:\\\"[]".utf8).contains(byte)
    }
    guard isPlain, address.split(separator: "@", omittingEmptySubsequences: false).count == 2,
      !address.hasPrefix("@"), !address.hasSuffix("@"), !address.hasPrefix("-"),
      address.utf8.count <= 254
    else { throw MailProblem("'\(address)' is no e-mail address; put it right in the directory") }
  }

  /// Words that a header may hold as they are, or in encoded words of at most 75 characters, none
  /// of which splits a character; further ones stand on lines of their own.
  static func encoded(_ text: String, after used: Int) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value == 0x20 || (0x30...0x39).contains($0.value) || (0x41...0x5A).contains($0.value)
        || (0x61...0x7A).contains($0.value)
    }
    if isPlain, text.utf8.count + used < 76, !text.isEmpty { return text }
    var words: [[UInt8]] = [[]]
    for character in text {
      let bytes = Array(String(character).utf8)
      // Forty-five bytes are sixty characters in base 64, and twelve are around them.
      if words[words.count - 1].count + bytes.count > 42 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\n ")
  }

  /// "Mon, 23 Nov 2026 08:05:00 +0000", as RFC 5322 wants it.
  private static func date(_ instant: Instant) -> String {
    let seconds = instant.milliseconds / 1000
    guard let day = CivilDate(dayNumber: Int32(clamping: seconds / 86_400)) else { return "" }
    let rest = seconds % 86_400
    let time = [rest / 3600, rest % 3600 / 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday.rawValue - 1]
    let month = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][day.month - 1]
    return "\(weekday), \(day.day) \(month) \(day.year) \(time.joined(separator: ":")) +0000"
  }
}

/// Why a message could not be sent, in a sentence for whoever runs the service.
public struct MailProblem: Error, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
