import Kernel
import SiteMap
import Storage
import Web

extension BoardSlice {
  /// The table of contents of the slice.
  public func addRoutes(to site: inout Site) {
    addBoardRoutes(to: &site)
    addMeetingRoutes(to: &site)
    addPackRoutes(to: &site)
    addChallengeRoutes(to: &site)
    addRiskRoutes(to: &site)
    site.get("plans/:plan/dependencies", for: .readPlan) {
      .page(try await DependenciesPage($0).page)
    }
    site.post("plans/:plan/dependencies", for: .prepareBoard, use: DependenciesPage.add)
    site.post("dependencies/:dependency/remove", for: .prepareBoard, use: DependenciesPage.remove)
    describeRecords(on: &site)
  }

  /// Members see the boards on which they sit; the pages ask.
  private func addBoardRoutes(to site: inout Site) {
    let boards = BoardHandlers()
    let beside = beside
    site.get("board", for: .readBoard) { .page(try await BoardHome($0, beside: beside).page) }
    site.get("board/new", for: .manageBoard) {
      .page(try await BoardForms(visit: $0, problems: []).new())
    }
    site.post("board/new", for: .manageBoard, use: boards.enter)
    site.get("board/boards/:board", for: .readBoard) { .page(try await BoardPage($0).page) }
    site.get("board/boards/:board/edit", for: .manageBoard) {
      .page(try await BoardForms(visit: $0, problems: []).edit())
    }
    site.post("board/boards/:board/edit", for: .manageBoard, use: boards.change)
    site.get("board/boards/:board/members", for: .manageBoard) {
      .page(try await BoardForms(visit: $0, problems: []).newMember())
    }
    site.post("board/boards/:board/members", for: .manageBoard, use: boards.addMember)
    site.get("board/members/:member", for: .manageBoard) {
      .page(try await BoardForms(visit: $0, problems: []).editMember())
    }
    site.post("board/members/:member", for: .manageBoard, use: boards.changeMember)
    site.post("board/boards/:board/dates", for: .manageBoard, use: boards.planDates)
  }

  private func addMeetingRoutes(to site: inout Site) {
    let path = "board/meetings/:meeting"
    let meetings = MeetingHandlers()
    site.get("board/boards/:board/meetings", for: .manageBoard) {
      .page(try await MeetingForms($0).new())
    }
    site.post("board/boards/:board/meetings", for: .manageBoard, use: meetings.plan)
    site.get(path, for: .readBoard) { .page(try await MeetingPage.load($0)) }
    site.get(path + "/edit", for: .manageBoard) { .page(try await MeetingForms($0).edit()) }
    site.post(path + "/edit", for: .manageBoard, use: meetings.change)
    site.get(path + "/attendance", for: .manageBoard) {
      .page(try await MeetingForms($0).attendance())
    }
    site.post(path + "/attendance", for: .manageBoard, use: meetings.noteAttendance)
    site.get(path + "/items", for: .manageBoard) { .page(try await MeetingForms($0).newItem()) }
    site.post(path + "/items", for: .manageBoard, use: meetings.addItem)
    site.get("board/items/:item", for: .manageBoard) { .page(try await MeetingForms($0).item()) }
    site.post("board/items/:item", for: .manageBoard, use: meetings.changeItem)
    site.get(path + "/decisions", for: .manageBoard) {
      .page(try await MeetingForms($0).newDecision())
    }
    site.post(path + "/decisions", for: .manageBoard, use: meetings.decide)
    site.get("board/decisions/:decision", for: .manageBoard) {
      .page(try await MeetingForms($0).decision())
    }
    site.post("board/decisions/:decision", for: .manageBoard, use: meetings.changeDecision)
    site.get(path + "/log", for: .manageBoard) { .page(try await MeetingForms($0).newLogEntry()) }
    site.post(path + "/log", for: .manageBoard, use: meetings.addLogEntry)
    site.get("board/log/:entry", for: .manageBoard) {
      .page(try await MeetingForms($0).logEntry())
    }
    site.post("board/log/:entry", for: .manageBoard, use: meetings.changeLogEntry)
    site.get(path + "/agreement", for: .manageBoard) {
      .page(try await MeetingForms($0).agreement())
    }
    site.post(path + "/agreement", for: .manageBoard, use: meetings.agree)
    // What everybody may read of a meeting; there is nothing here until it is published.
    site.get("public-notes", for: .readPublished) { .page(try await PublicNotesPage.load($0)) }
    site.get(path + "/note", for: .readPublished) { .page(try await NotePage.load($0)) }
    site.post(path + "/note", for: .manageBoard, use: meetings.publish)
    site.post(path + "/note/withdraw", for: .manageBoard, use: meetings.withdraw)
  }

  private func addPackRoutes(to site: inout Site) {
    let packs = PackHandlers(changesBeside: changesBeside)
    site.get("board/meetings/:meeting/pack", for: .prepareBoard) {
      .page(try await PackForm($0).page)
    }
    site.post("board/meetings/:meeting/pack", for: .prepareBoard, use: packs.make)
    site.get("board/packs/:pack", for: .readBoard, use: packs.show)
    site.get("board/packs/:pack/data", for: .readBoard, use: packs.data)
  }

  private func addChallengeRoutes(to site: inout Site) {
    let path = "board/challenges/:challenge"
    let challenges = ChallengeHandlers()
    site.get("board/challenges", for: .readPlan) { try await ChallengesPage($0).answer() }
    site.get("board/challenges/new", for: .prepareBoard) {
      .page(try await ChallengeForms($0).new())
    }
    site.post("board/challenges/new", for: .prepareBoard, use: challenges.raise)
    site.get(path, for: .readPlan) { .page(try await ChallengePage($0).page) }
    site.get(path + "/edit", for: .prepareBoard) { .page(try await ChallengeForms($0).edit()) }
    site.post(path + "/edit", for: .prepareBoard, use: challenges.correct)
    site.get(path + "/answer", for: .prepareBoard) {
      .page(try await ChallengeForms($0).answer())
    }
    site.post(path + "/answer", for: .prepareBoard, use: challenges.answer)
    site.get(path + "/close", for: .manageBoard) { .page(try await ChallengeForms($0).close()) }
    site.post(path + "/close", for: .manageBoard, use: challenges.close)
    site.get(path + "/reopen", for: .manageBoard) { .page(try await ChallengeForms($0).reopen()) }
    site.post(path + "/reopen", for: .manageBoard, use: challenges.reopen)
  }

  private func addRiskRoutes(to site: inout Site) {
    let path = "board/risks/:risk"
    let risks = RiskHandlers()
    site.get("board/risks", for: .readPlan) { try await RisksPage($0).answer() }
    site.get("board/risks/new", for: .prepareBoard) { .page(try await RiskForms($0).new()) }
    site.post("board/risks/new", for: .prepareBoard, use: risks.enter)
    site.get(path, for: .readPlan) { .page(try await RiskPage($0).page) }
    site.get(path + "/edit", for: .prepareBoard) { .page(try await RiskForms($0).edit()) }
    site.post(path + "/edit", for: .prepareBoard, use: risks.change)
    site.get(path + "/score", for: .prepareBoard) { .page(try await RiskForms($0).rescore()) }
    site.post(path + "/score", for: .prepareBoard, use: risks.score)
    site.get(path + "/close", for: .prepareBoard) { .page(try await RiskForms($0).close()) }
    site.post(path + "/close", for: .prepareBoard, use: risks.close)
    site.post(path + "/reopen", for: .prepareBoard, use: risks.reopen)
  }
}
