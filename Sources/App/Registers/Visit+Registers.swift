import Kernel
import SiteMap
import Web

extension Visit {
  /// The visit as its address asks for it: as at a past day with what the registers held then.
  var inRegisters: Visit { asAsked(RegistersSlice.tables) }

  /// The same, with what the log of challenges held then.
  func inRegisters(with log: ChallengeLog) -> Visit { asAsked(RegistersSlice.tables + log.tables) }

  /// The same for case studies, on which only those look back who keep the registers: what was
  /// written before may name a child.
  var inCaseStudies: Visit {
    asAsked(
      RegistersSlice.tables + [CaseStudy.table], for: HistoryAccess.ofCaseStudies)
  }

  /// The way up from a register, to the page of all of them as at the same day.
  var registersCrumb: Breadcrumb { Breadcrumb("Registers", Address.registers.asAt(shownDay)) }

  /// The way up from a learning event.
  var eventsTrail: [Breadcrumb] {
    [registersCrumb, Breadcrumb("Learning events", Address.events.asAt(shownDay))]
  }

  /// Whether buttons that change something are shown.
  var mayManageRegisters: Bool { user.may(.manageRegisters) }
}
