import Civil

extension TimeRuleKey {
  /// The deadline as people call it.
  var title: String {
    switch self {
    case .reportPublication: "Publish the inspection report"
    case .statementOfAction: "Publish the written statement of action"
    case .focusedVisitDraftPlan: "Draft plan after a focused visit with priority action"
    case .focusedVisitFinalPlan: "Final plan after a focused visit with priority action"
    case .jointInspectionStatement: "Written statement after a joint targeted area inspection"
    case .recommendationImmediate: "Recommendation to be met immediately"
    case .immediateStartEvidence: "Evidence that work on an immediate recommendation has started"
    case .recommendationThreeMonths: "Recommendation to be met within three months"
    case .recommendationSixMonths: "Recommendation to be met within six months"
    case .recommendationTwelveMonths: "Recommendation to be met within twelve months"
    case .agendaPublication: "Publish the agenda and reports of a meeting"
    case .executiveDecisionNotice: "Notice of a key decision of the executive"
    case .scrutinyResponse: "Response of the executive to a scrutiny report"
    case .reportBack: "Report asked for “in six months’ time”"
    case .challengeResponse: "Answer to a challenge raised by a board"
    case .pressureHorizon: "How early an external pressure shows before its day"
    case .reportBackGrace: "Grace before a report back counts as late"
    case .partnerLink: "How long a partner’s link holds"
    case .reminder: "Remind the owner of an action that falls due"
    case .escalationToHead: "Tell the head of service of a late action or update"
    case .escalationToDirector: "Tell the director of a late action or update"
    case .escalationToChair: "Tell the chair of a late action or update"
    case .verificationAgain: "Tell again what waits to be verified"
    default: words
    }
  }

  /// A rule that a slice has added: "meeting.quorum-notice" as "Meeting: quorum notice".
  private var words: String {
    let parts = rawValue.split(separator: ".").map { part in
      part.split(separator: "-").joined(separator: " ")
    }
    let text = parts.joined(separator: ": ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
