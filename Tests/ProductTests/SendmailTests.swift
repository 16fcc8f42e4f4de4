import Foundation
import Kernel
import Storage
import Testing

@testable import Product

@Suite struct SendmailTests {
  private let message = MailMessage(
    toName: "Jo Marsh", toAddress: "jo@police.example", subject: "One action waits",
    body: "ACT-01", at: Instant(milliseconds: 1_795_421_100_000), id: "0190-x")

  /// A command of the test's own, in a folder that goes with it. The shell reads it: a file that was
  /// written just now cannot be run while a process that another test forked holds it open.
  private func with(
    _ script: String, _ body: (Sendmail, _ folder: URL) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "goldthread-sendmail-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let command = folder.appendingPathComponent("sendmail").path
    #expect(
      FileManager.default.createFile(
        atPath: command, contents: Data("\(script)\n".utf8)))
    try await body(
      Sendmail(
        command: ["/bin/sh", command, "-t", folder.path], sender: "plan@thornmere.example",
        patience: 300),
      folder)
  }

  @Test func `A message goes to the command's standard input`() async throws {
    try await with("cat > \"$2/got\"") { sendmail, folder in
      try await sendmail.send(message)
      let got = try String(contentsOf: folder.appendingPathComponent("got"), encoding: .utf8)
      #expect(got == (try message.text(from: "plan@thornmere.example")))
    }
  }

  @Test func `Our own keys and addresses are no business of the command’s`() async throws {
    setenv("GOLDTHREAD_SENDMAIL_TEST_SECRET", "secret", 1)
    defer { unsetenv("GOLDTHREAD_SENDMAIL_TEST_SECRET") }
    try await with("cat > /dev/null; env > \"$2/env\"") { sendmail, folder in
      try await sendmail.send(message)
      let known = try String(contentsOf: folder.appendingPathComponent("env"), encoding: .utf8)
      #expect(known.contains("PATH=") && !known.contains("GOLDTHREAD"))
    }
  }

  @Test(arguments: [
    ("cat > /dev/null; echo 'mailbox full' >&2; exit 75", "mailbox full"),
    ("exit 1", "did not take it"), ("kill -9 $$", "did not take it"),
  ])
  func `A command that does not take it is quoted`(script: String, words: String) async throws {
    try await with(script) { sendmail, _ in
      await #expect {
        try await sendmail.send(message)
      } throws: { "\($0)".contains(words) }
    }
  }

  @Test func `A command that is not there is named`() async throws {
    let sendmail = Sendmail(command: ["/no/such/sendmail", "-t"], sender: "plan@thornmere.example")
    await #expect {
      try await sendmail.send(message)
    } throws: { "\($0)".contains("/no/such/sendmail") }
  }

  @Test func `A command that hangs is ended`() async throws {
    try await with("exec sleep 600") { sendmail, _ in
      let impatient = Sendmail(command: sendmail.command, sender: sendmail.sender, patience: 0)
      await #expect {
        try await impatient.send(message)
      } throws: { "\($0)".contains("did not end within") }
    }
  }

  @Test func `The environment sets it, whole or not at all`() throws {
    #expect(try Sendmail.configured(by: [:]) == nil)
    let set = try Sendmail.configured(by: [
      "GOLDTHREAD_SENDMAIL": "/usr/sbin/sendmail -t", "GOLDTHREAD_MAIL_FROM": "plan@x.example",
    ])
    #expect(set?.command == ["/usr/sbin/sendmail", "-t"])
    #expect(throws: ConfigurationProblem.self) {
      try Sendmail.configured(by: ["GOLDTHREAD_SENDMAIL": "sendmail"])
    }
  }
}
