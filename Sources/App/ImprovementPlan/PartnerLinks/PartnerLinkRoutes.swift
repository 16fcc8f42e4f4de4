import Kernel
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// Partners without an account: those who keep links, and those who come by one.
  func addPartnerRoutes(to site: inout Site) {
    addLinkKeeping(to: &site)
    addDoors(to: &site)
    for kind in Self.partnerKinds { site.describe(kind) }
  }

  private func addLinkKeeping(to site: inout Site) {
    let handlers = PartnerHandlers()
    site.get("partners", for: .readPlan) { .page(try await PartnersPage.load($0)) }
    let elsewhere = elsewhere
    site.get("partners/:body", for: .readPlan) {
      .page(try await PartnerPage.load($0, and: elsewhere))
    }
    site.get("partners/:body/links/new", for: .managePlan) {
      .page(try await NewPartnerLinkPage.load($0))
    }
    site.post(
      "partners/:body/links/new", for: .managePlan, bodyLimit: 1 << 14, use: handlers.makeLink)
    site.get("partner-links/:link", for: .managePlan) {
      .page(try await PartnerLinkPage.load($0))
    }
    site.post(
      "partner-links/:link/revoke", for: .managePlan, bodyLimit: 1 << 14, use: handlers.revoke)
    site.get("partner-questions/:question", for: .managePlan) {
      .page(try await PartnerQuestionPage.load($0))
    }
    site.post(
      "partner-questions/:question", for: .managePlan, bodyLimit: 1 << 16, use: handlers.answer)
    site.get("partner-words/:word", for: .updateAction, as: .own) {
      .page(try await PartnerWordPage.load($0))
    }
    site.post(
      "partner-words/:word", for: .updateAction, as: .own, bodyLimit: 1 << 16,
      use: PartnerWordPage.answer)
  }

  /// Anybody may come to these; what is behind them opens to a link's secret, then to the browser
  /// in which somebody came by it.
  private func addDoors(to site: inout Site) {
    let handlers = PartnerVisitHandlers(elsewhere: elsewhere)
    let actions = AskedActionHandlers()
    let (door, action) = (Permission.openSecretAddress, "asked/:visit/actions/:action/")
    site.get("p/:secret", for: door, use: handlers.openDoor)
    site.post("p/:secret", for: door, bodyLimit: 1 << 14, use: handlers.begin)
    site.get("asked/:visit", for: door, use: handlers.show)
    site.post("asked/:visit/leave", for: door, bodyLimit: 1 << 14, use: handlers.leave)
    site.get(action + "progress", for: door, use: actions.progressForm)
    site.post(action + "progress", for: door, bodyLimit: 1 << 16, use: actions.sayProgress)
    site.post(action + "draft", for: door, bodyLimit: 1 << 16, use: actions.autosave)
    site.post(
      action + "milestones/:milestone", for: door, bodyLimit: 1 << 14, use: actions.markMilestone)
    site.get(action + "evidence", for: door, use: actions.evidenceForm)
    site.post(
      action + "evidence", for: door,
      bodyLimit: EvidenceFields.bodyLimit(EvidenceFields.mostBytesByLink), use: actions.addEvidence)
    site.get(action + "take-back", for: door, use: actions.takeBackForm)
    site.post(action + "take-back", for: door, bodyLimit: 1 << 14, use: actions.takeBack)
    site.get(action + "word", for: door, use: actions.wordForm)
    site.post(action + "word", for: door, bodyLimit: 1 << 16, use: actions.sayWord)
    site.get(action + "not-ours", for: door, use: actions.notOursForm)
    site.post(action + "not-ours", for: door, bodyLimit: 1 << 16, use: actions.sayNotOurs)
    addQuestions(to: &site)
  }

  /// What a body is asked beside the plan: behind its link, and for who answers for it and signs
  /// in.
  private func addQuestions(to site: inout Site) {
    let handlers = ElsewhereHandlers(elsewhere: elsewhere)
    let (behindLink, signedIn) = (
      "asked/:visit/questions/:kind/:question", "asked-of-us/:kind/:question"
    )
    site.get(behindLink, for: .openSecretAddress, use: handlers.behindLink)
    site.post(
      behindLink, for: .openSecretAddress, bodyLimit: 1 << 16, use: handlers.answerByLink)
    site.get(signedIn, for: .assessReadiness, as: .own, use: handlers.signedIn)
    site.post(
      signedIn, for: .assessReadiness, as: .own, bodyLimit: 1 << 16, use: handlers.answerSignedIn)
  }

  private static var partnerKinds: [RecordKind] {
    [
      RecordKind(
        table: "partner_link", "Link for a partner",
        name: RecordName("sent_to", of: "partner_link"),
        columns: [
          "body_id": "Partner", "expires_on": "Holds until", "revoked_on": "Taken back on",
          "revoked_by": "Taken back by", "revoked_because": "Taken back because",
        ], hidden: ["secret_hash"], address: { ID<PartnerLink>($0).map { .partnerLink($0) } }),
      RecordKind(
        table: "partner_question", "Question of a partner",
        name: RecordName("action_title", of: "partner_question"),
        columns: [
          "body_id": "Partner", "action_title": "Action", "answer_text": "Answer in words",
        ],
        words: ["answer": .titles(of: PartnerQuestion.Answer.self, \.title)],
        hidden: ["action_id"], address: { ID<PartnerQuestion>($0).map { .partnerQuestion($0) } }),
      RecordKind(
        table: "partner_word", "Word of a partner that helps",
        columns: ["body_id": "Partner", "action_id": "Action"],
        address: { ID<PartnerWord>($0).map { .partnerWord($0) } }),
      RecordKind(
        table: "partner_word_answer", "Answer to a word of a partner",
        columns: ["text": "Answer in words"], hidden: ["word_id"]),
    ]
  }
}
