import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What whoever keeps the plan does with links and with what partners ask.
struct PartnerHandlers: Sendable {
  @Sendable func makeLink(_ visit: Visit) async throws -> Answer {
    let id: Body.ID = try visit.id("body")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let sentTo = entry.text("sentTo", "Say whom you will send it to.")
      let expiresOn = entry.date("expiresOn", "last day")
      try entry.finish()
      let (link, secret) = try await MakePartnerLink(visit)(
        forBody: id, sentTo: sentTo, until: expiresOn)
      let body = try await visit.store.read { try $0.body(id, of: visit.authority) }
      // Shown at once and not after a redirect: the secret goes nowhere but into this answer.
      let address = visit.absolute(.partnerDoor(secret.text))
      var page = PartnerLinkMadePage(body: body, link: link, address: address).page
      page.secret = address
      return .page(page)
    } onProblems: {
      try await NewPartnerLinkPage.load(visit, problems: $0)
    }
  }

  @Sendable func revoke(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is taken back.", maximum: 1000)
      try entry.finish()
      let link = try await RevokePartnerLink(visit)(
        visit.id("link"), readAt: entry.version(), because: reason)
      return .redirect(.partnerLink(link.id), notice: "The link opens nothing any more.")
    } onProblems: {
      try await PartnerLinkPage.load(visit, problems: $0)
    }
  }

  @Sendable func answer(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let answer: PartnerQuestion.Answer = entry.choice("answer", "Choose an answer.")
      let text = entry.text("text", "Say what you tell them.", maximum: 2000)
      let owner = Owner(formValue: entry.form["owner"] ?? "")
      try entry.finish()
      let question = try await AnswerPartnerQuestion(visit)(
        visit.id("question"), readAt: entry.version(), answer, text: text, newOwner: owner)
      return .redirect(.partner(question.body), notice: "They will read your answer.")
    } onProblems: {
      try await PartnerQuestionPage.load(visit, problems: $0)
    }
  }
}
