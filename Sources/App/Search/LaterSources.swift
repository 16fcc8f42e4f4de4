import Board
import ImprovementPlan
import Kernel
import Publishing
import Registers
import SiteMap
import Storage
import Voice

extension SearchSource {
  /// What children, families and staff were asked, and what they said: for those who read the plan.
  static let heard: [SearchSource] = [
    SearchSource(
      group: .voice, table: "consultation", words: ["title", "question", "audience", "heard"],
      columns: """
        consultation.id AS id, consultation.title AS name,
        consultation.question || ' ' || consultation.heard AS text,
        CASE WHEN consultation.cancelled_on IS NOT NULL THEN 'cancelled'
          WHEN consultation.held_on IS NOT NULL THEN 'held' ELSE 'planned' END AS state,
        '' AS place
        """, scope: { $0.all(if: .readPlan) },
      address: { .consultation($0.id(of: Consultation.self)) }),
    SearchSource(
      group: .voice, table: "you_said", words: ["said", "response"],
      columns: """
        consultation.id AS id, you_said.said AS name, you_said.response AS text, '' AS state,
        consultation.title AS place
        """,
      joins: [
        Join(
          table: "consultation",
          condition: """
            consultation.authority_id = you_said.authority_id
            AND consultation.id = you_said.consultation_id
            """)
      ], scope: { $0.all(if: .readPlan) },
      address: { .consultation($0.id(of: Consultation.self)) }),
    SearchSource(
      group: .plans, table: "plan_edition", words: ["label", "summary", "child_summary"],
      columns: edition, scope: { $0.all(if: .readPlan) },
      address: { .edition($0.id(of: PlanEdition.self)) }),
    // Everybody else finds what is published of the plan.
    SearchSource(
      group: .plans, table: "plan_edition", words: ["label", "summary", "child_summary"],
      columns: edition,
      scope: { reader in
        reader.user.may(.readPlan)
          ? nil : "plan_edition.state = \(PlanEdition.State.published)"
      }, address: { .publishedPlan($0.id(of: PlanEdition.self)) }),
  ]

  private static let edition: SQL = """
    plan_edition.id AS id, plan_edition.label AS name,
    plan_edition.summary || ' ' || plan_edition.child_summary AS text,
    plan_edition.state AS state, '' AS place
    """

  /// What was agreed, asked or noted besides.
  static let agreed: [SearchSource] = [
    // Insiders find the log of all boards, members what their own has to do.
    SearchSource(
      group: .decisions, table: "board_log", words: ["text", "outcome"],
      columns: """
        board_log.meeting_id AS id,
        'LOG-' || CASE WHEN board_log.number < 10 THEN '0' ELSE '' END || board_log.number AS name,
        board_log.text || ' ' || board_log.outcome AS text,
        CASE WHEN board_log.done_on IS NULL THEN 'toDo' ELSE 'done' END AS state,
        CAST(board_meeting.held_on AS text) AS place
        """,
      joins: [
        Join(
          table: "board_meeting",
          condition: """
            board_meeting.authority_id = board_log.authority_id
            AND board_meeting.id = board_log.meeting_id
            """)
      ], scope: seated, address: { .meeting($0.id(of: Meeting.self)) }),
    SearchSource(
      group: .actions, table: "action_dependency", words: ["reason"],
      columns: """
        action.id AS id, action.title AS name, action_dependency.reason AS text,
        'waits' AS state, CAST(action.number AS text) AS place
        """,
      joins: [
        Join(
          table: "action",
          condition: """
            action.authority_id = action_dependency.authority_id
            AND action.id = action_dependency.action_id
            """)
      ], plan: "action.plan_id", scope: { $0.all(if: .readPlan) },
      address: { .action($0.id(of: Action.self)) }),
    SearchSource(
      group: .registers, table: "readiness_question", words: ["title", "question"],
      columns: """
        readiness_question.id AS id, readiness_question.title AS name,
        readiness_question.question AS text, 'question' AS state, '' AS place
        """, scope: { $0.all(if: .readRegisters) },
      address: { .readinessQuestion($0.id(of: ReadinessQuestion.self)) }),
    SearchSource(
      group: .registers, table: "agreed_priority", words: ["text"],
      columns: """
        agreed_priority.id AS id, agreed_priority.text AS name, '' AS text, 'priority' AS state,
        '' AS place
        """, scope: { $0.all(if: .readRegisters) }, address: { _ in .priorities }),
    // By its title alone, once somebody else has confirmed that it names no child: earlier words
    // may.
    SearchSource(
      group: .registers, table: "case_study", words: ["title"],
      columns: """
        case_study.id AS id, case_study.title AS name, '' AS text, 'caseStudy' AS state, '' AS place
        """,
      scope: { $0.user.may(.readRegisters) ? "case_study.confirmed_on IS NOT NULL" : nil },
      address: { .caseStudy($0.id(of: CaseStudy.self)) }),
  ]

  /// What partners asked of each other at learning events. What has been taken to the log of
  /// challenges is found there, in the words in which it stands there.
  static let eventChallenges = SearchSource(
    group: .challenges, table: "event_challenge", words: ["text"],
    columns: """
      learning_event.id AS id, learning_event.title AS name, event_challenge.text AS text,
      'raised' AS state, '' AS place
      """,
    joins: [
      Join(
        table: "learning_event",
        condition: """
          learning_event.authority_id = event_challenge.authority_id
          AND learning_event.id = event_challenge.event_id
          """)
    ],
    scope: { reader in
      guard reader.user.may(.readRegisters) else { return nil }
      return """
        NOT EXISTS (
          SELECT 1 FROM challenge
          WHERE challenge.authority_id = event_challenge.authority_id
            AND challenge.event_challenge_id = event_challenge.id)
        """
    }, address: { Address.event($0.id(of: LearningEvent.self)).at("challenges") })

  /// Awareness campaigns, and the schools that they are to reach.
  static let campaigns: [SearchSource] = [
    SearchSource(
      group: .registers, table: "awareness_campaign",
      words: ["title", "topics", "other_topics", "audience"],
      columns: """
        awareness_campaign.id AS id, awareness_campaign.title AS name,
        awareness_campaign.audience || ' ' || awareness_campaign.other_topics AS text,
        'campaign' AS state, '' AS place
        """, scope: { $0.all(if: .readRegisters) },
      address: { .campaign($0.id(of: AwarenessCampaign.self)) }),
    SearchSource(
      group: .registers, table: "school", words: ["name", "urn"],
      columns: """
        school.id AS id, school.name AS name, school.urn AS text, 'school' AS state, '' AS place
        """, scope: { $0.all(if: .readRegisters) },
      address: { .school($0.id(of: School.self)) }),
  ]
}
