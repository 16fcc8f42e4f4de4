import Kernel
import Web

extension RegistersSlice {
  /// The table of contents of the slice.
  public func addRoutes(to site: inout Site) {
    site.get("registers", for: .readPublished) { .page(try await RegistersPage.load($0).page) }
    addPolicies(to: &site)
    addEvents(to: &site)
    addPeerSupport(to: &site)
    addCampaigns(to: &site)
    addSchools(to: &site)
    addStatements(to: &site)
    addLeaders(to: &site)
    addReadiness(to: &site)
    addSettings(to: &site)
    for kind in recordKinds { site.describe(kind) }
  }

  private func addPolicies(to site: inout Site) {
    let pages = PolicyHandlers()
    site.get("registers/policies", for: .readRegisters, use: pages.list)
    site.get("registers/policies/new", for: .manageRegisters, use: pages.new)
    site.post("registers/policies", for: .manageRegisters, use: pages.create)
    site.get("registers/policies/on-time", for: .readRegisters, use: pages.onTime)
    site.get("registers/policies/:policy", for: .readRegisters, use: pages.show)
    site.get("registers/policies/:policy/edit", for: .manageRegisters, use: pages.edit)
    site.post("registers/policies/:policy", for: .manageRegisters, use: pages.update)
    site.get("registers/policies/:policy/end", for: .manageRegisters, use: pages.ending)
    site.post("registers/policies/:policy/end", for: .manageRegisters, use: pages.end)
    site.get("registers/policies/:policy/revise", for: .manageRegisters, use: pages.revision)
    site.post(
      "registers/policies/:policy/revise", for: .manageRegisters, bodyLimit: 61 << 20,
      use: pages.approve)
    site.get(
      "registers/policy-revisions/:revision/publish", for: .manageRegisters,
      use: pages.publication)
    site.post(
      "registers/policy-revisions/:revision/publish", for: .manageRegisters,
      bodyLimit: 61 << 20, use: pages.publish)
    // What the public sees: every month, what was published in it, and the papers themselves.
    site.get("policies/released", for: .readPublished, use: pages.months)
    site.get("policies/released/:month", for: .readPublished, use: pages.month)
    site.get("policies/revisions/:revision/document", for: .readPublished, use: pages.document)
  }

  private func addEvents(to site: inout Site) {
    let pages = EventHandlers(log: log)
    site.get("registers/events", for: .readRegisters, use: pages.list)
    site.get("registers/events/new", for: .manageRegisters, use: pages.new)
    site.post("registers/events", for: .manageRegisters, use: pages.create)
    site.get("registers/events/:event", for: .readRegisters, use: pages.show)
    site.get("registers/events/:event/edit", for: .manageRegisters, use: pages.edit)
    site.post("registers/events/:event", for: .manageRegisters, use: pages.update)
    site.get("registers/events/:event/attendance", for: .manageRegisters, use: pages.attendance)
    site.post(
      "registers/events/:event/attendance", for: .manageRegisters, use: pages.recordAttendance)
    site.get(
      "registers/events/:event/challenges/new", for: .manageRegisters, use: pages.newChallenge)
    site.post(
      "registers/events/:event/challenges", for: .manageRegisters, use: pages.recordChallenge)
    site.get("registers/challenges", for: .readRegisters, use: pages.challenges)
    site.get("registers/challenges/:challenge", for: .manageRegisters, use: pages.editChallenge)
    site.post(
      "registers/challenges/:challenge", for: .manageRegisters, use: pages.correctChallenge)
    addCaseStudies(to: &site)
    addPriorities(to: &site)
  }

  private func addCaseStudies(to site: inout Site) {
    let pages = CaseStudyHandlers()
    site.get(
      "registers/events/:event/case-studies/new", for: .manageRegisters, use: pages.new)
    site.post("registers/events/:event/case-studies", for: .manageRegisters, use: pages.create)
    // Partners read what was confirmed and shared; its words are not shown to them before.
    site.get("registers/case-studies", for: .readOwnRegisters, use: pages.list)
    site.get("registers/case-studies/:study", for: .readOwnRegisters, use: pages.show)
    site.get("registers/case-studies/:study/edit", for: .manageRegisters, use: pages.edit)
    site.post("registers/case-studies/:study", for: .manageRegisters, use: pages.update)
    site.post("registers/case-studies/:study/confirm", for: .manageRegisters, use: pages.confirm)
    site.post("registers/case-studies/:study/share", for: .manageRegisters, use: pages.share)
    site.post("registers/case-studies/:study/withdraw", for: .manageRegisters, use: pages.withdraw)
  }

  private func addPriorities(to site: inout Site) {
    let pages = PriorityHandlers()
    site.get("registers/priorities", for: .readRegisters, use: pages.list)
    site.get("registers/priorities/new", for: .manageRegisters, use: pages.new)
    site.post("registers/priorities", for: .manageRegisters, use: pages.create)
    site.get("registers/priorities/:priority", for: .manageRegisters, use: pages.edit)
    site.post("registers/priorities/:priority", for: .manageRegisters, use: pages.update)
  }

  private func addPeerSupport(to site: inout Site) {
    let pages = PeerHandlers()
    site.get("registers/peer-support", for: .readRegisters, use: pages.list)
    site.get("registers/peer-support/new", for: .manageRegisters, use: pages.new)
    site.post("registers/peer-support", for: .manageRegisters, use: pages.create)
    site.get("registers/peer-support/:peer", for: .readRegisters, use: pages.show)
    site.get("registers/peer-support/:peer/edit", for: .manageRegisters, use: pages.edit)
    site.post("registers/peer-support/:peer", for: .manageRegisters, use: pages.update)
  }

  private func addCampaigns(to site: inout Site) {
    let pages = CampaignHandlers()
    let path = "registers/campaigns/:campaign"
    site.get("registers/campaigns", for: .readRegisters, use: pages.list)
    site.get("registers/campaigns/new", for: .manageRegisters, use: pages.new)
    site.post(
      "registers/campaigns", for: .manageRegisters, bodyLimit: 61 << 20, use: pages.create)
    site.get(path, for: .readRegisters, use: pages.show)
    site.get(path + "/edit", for: .manageRegisters, use: pages.edit)
    site.post(path, for: .manageRegisters, bodyLimit: 61 << 20, use: pages.update)
    site.get(path + "/material", for: .readRegisters, use: pages.material)
    site.get(path + "/receipts", for: .manageRegisters, use: pages.receipts)
    site.post(path + "/receipts", for: .manageRegisters, use: pages.recordReceipts)
    site.get(path + "/schools/:school", for: .manageRegisters, use: pages.receipt)
    site.post(path + "/schools/:school", for: .manageRegisters, use: pages.correctReceipt)
  }

  private func addSchools(to site: inout Site) {
    let pages = SchoolHandlers()
    site.get("registers/schools", for: .readRegisters, use: pages.list)
    site.get("registers/schools/new", for: .manageRegisters, use: pages.new)
    site.post("registers/schools", for: .manageRegisters, use: pages.create)
    site.get("registers/schools/several", for: .manageRegisters, use: pages.several)
    site.post(
      "registers/schools/several", for: .manageRegisters, bodyLimit: 2 << 20,
      use: pages.addSeveral)
    site.get("registers/schools/:school", for: .readRegisters, use: pages.show)
    site.get("registers/schools/:school/edit", for: .manageRegisters, use: pages.edit)
    site.post("registers/schools/:school", for: .manageRegisters, use: pages.update)
  }

  private func addStatements(to site: inout Site) {
    let pages = StatementHandlers()
    site.get("registers/statements", for: .readRegisters, use: pages.list)
    site.get("registers/statements/new", for: .manageRegisters, use: pages.new)
    site.post("registers/statements", for: .manageRegisters, use: pages.create)
    site.get("registers/statements/:statement", for: .readRegisters, use: pages.show)
    site.get("registers/statements/:statement/edit", for: .manageRegisters, use: pages.edit)
    site.post("registers/statements/:statement", for: .manageRegisters, use: pages.update)
    site.get(
      "registers/statements/:statement/words/:language", for: .manageRegisters, use: pages.words)
    site.post(
      "registers/statements/:statement/words/:language", for: .manageRegisters,
      use: pages.write)
    site.get(
      "registers/statements/:statement/languages/new", for: .manageRegisters,
      use: pages.newLanguage)
    site.post(
      "registers/statements/:statement/languages", for: .manageRegisters,
      use: pages.offerLanguage)
    site.post(
      "registers/statements/:statement/languages/:language/remove", for: .manageRegisters,
      use: pages.dropLanguage)
    site.get("registers/statements/:statement/approve", for: .manageRegisters, use: pages.approval)
    site.post("registers/statements/:statement/approve", for: .manageRegisters, use: pages.approve)
    site.post("registers/statements/:statement/publish", for: .manageRegisters, use: pages.publish)
    site.get(
      "registers/statements/:statement/withdraw", for: .manageRegisters, use: pages.withdrawal)
    site.post(
      "registers/statements/:statement/withdraw", for: .manageRegisters, use: pages.withdraw)
    let reader = PublishedStatementHandlers()
    site.get("statements", for: .readPublished, use: reader.list)
    site.get("statements/:statement", for: .readPublished, use: reader.show)
    site.get("statements/:statement/:language", for: .readPublished, use: reader.show)
  }

  private func addLeaders(to site: inout Site) {
    let pages = LeaderHandlers()
    site.get("registers/leaders", for: .readRegisters, use: pages.list)
    site.get("registers/leaders/choose", for: .manageDirectory, use: pages.choice)
    site.post("registers/leaders/choose", for: .manageDirectory, use: pages.choose)
    site.get("registers/leaders/:post", for: .readRegisters, use: pages.show)
  }

  private func addReadiness(to site: inout Site) {
    let pages = ReadinessHandlers()
    site.get("registers/readiness", for: .readOwnRegisters, use: pages.list)
    site.get("registers/readiness/new", for: .manageRegisters, use: pages.new)
    site.post("registers/readiness", for: .manageRegisters, use: pages.create)
    site.get("registers/readiness/:question", for: .readOwnRegisters, use: pages.show)
    site.get("registers/readiness/:question/edit", for: .manageRegisters, use: pages.edit)
    site.post("registers/readiness/:question", for: .manageRegisters, use: pages.update)
    // A partner's lead may open these for their own body; the handlers ask how they stand to it.
    site.get(
      "registers/readiness/:question/bodies/:body", for: .assessReadiness, as: .own,
      use: pages.assessment)
    site.post(
      "registers/readiness/:question/bodies/:body", for: .assessReadiness, as: .own,
      use: pages.assess)
  }

  private func addSettings(to site: inout Site) {
    let pages = RegisterSettingsHandlers()
    site.get("settings/registers", for: .readSettings, use: pages.show)
    site.post("settings/registers", for: .manageSettings, use: pages.change)
  }
}
