import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import TestKit
import Testing

@testable import Product

@Suite struct MailPageTests {
  @Test(arguments: StoreKind.available)
  func `An administrator reads that no mail goes out, and what to set so that it does`(
    on kind: StoreKind
  ) async throws {
    try await withProduct(on: kind) { house in
      let administrator = try await house.visitor(.administrator)
      let page = try await house.get("/settings/mail", as: administrator)
      #expect(page.status == .ok)
      for words in [
        "No mail goes out.", "GOLDTHREAD_SENDMAIL", "GOLDTHREAD_MAIL_FROM", "GOLDTHREAD_ADDRESS",
        "Nothing has failed.",
      ] { #expect(page.text.contains(words), "\(words)") }
      #expect(
        try await house.get("/settings", as: administrator).text.contains("/settings/mail"))
      let officer = try await house.visitor(.improvementOfficer)
      #expect(try await house.get("/settings/mail", as: officer).status == .forbidden)
      #expect(
        !(try await house.get("/settings", as: officer).text.contains("/settings/mail")))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Where mail goes out, its sender stands there, and what failed, with why`(
    on kind: StoreKind
  ) async throws {
    let mail = Sendmail(
      command: ["/usr/sbin/sendmail", "-t", "--password=x"], sender: "plan@thornmere.example")
    try await withProduct(on: kind, mail: mail) { house in
      let authority = house.world.authority
      for name in ["Jo Marsh", "Max Bell"] {
        try await house.world.store.write(as: .system, because: "test") { db in
          try db.post(
            to: name, at: "\(name.prefix(2))@police.example", subject: "One action waits",
            body: "ACT-01", in: authority)
        }
      }
      try await SendMail(house.world) { message in
        if message.toName == "Max Bell" { throw MailProblem("the mailbox is full") }
      }()
      let page = try await house.get(
        "/settings/mail", as: try await house.visitor(.administrator)
      ).text
      for words in [
        "Mail goes out, from plan@thornmere.example.", "/usr/sbin/sendmail",
        "https://goldthread.example", "1 message", "Max Bell", "the mailbox is full",
        "tried 1 time; again",
      ] { #expect(page.contains(words), "\(words)") }
      #expect(page.contains("tried 1 time;"))
      #expect(!page.contains("--password"), "what is behind the command may be a secret")
      #expect(!page.contains("Jo Marsh, Jo@"), "what was sent is no failure")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Where nothing is taken, the page does not say that mail goes out`(
    on kind: StoreKind
  ) async throws {
    let mail = Sendmail(command: ["/usr/sbin/sendmail", "-t"], sender: "plan@thornmere.example")
    try await withProduct(on: kind, mail: mail) { house in
      let authority = house.world.authority
      try await house.world.store.write(as: .system, because: "test") { db in
        try db.post(
          to: "Jo Marsh", at: "jo@police.example", subject: "One action waits", body: "ACT-01",
          in: authority)
      }
      try await SendMail(house.world) { _ in throw MailProblem("the queue is full") }()
      let page = try await house.get(
        "/settings/mail", as: try await house.visitor(.administrator)
      ).text
      #expect(page.contains("Mail does not go out") && page.contains("the queue is full"))
      #expect(!page.contains("Mail goes out"))
    }
  }
}
