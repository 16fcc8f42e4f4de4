import Inspections
import Kernel
import SiteMap
import Storage

extension SearchSource {
  /// Every kind of record that is found. What holds children’s data is not among them, and a kind
  /// that is not among them is not indexed.
  static let all: [SearchSource] =
    inspections + plans + actions + heard + board + registers + agreed + campaigns
    + [eventChallenges, papers] + directory

  /// What stands in inspectors’ reports: drafts are found by those who work with them.
  private static let inspections: [SearchSource] = [
    SearchSource(
      group: .inspections, table: "inspection", words: ["title", "council", "lead_inspector"],
      columns: """
        inspection.id AS id, inspection.title AS name, inspection.lead_inspector AS text,
        inspection.state AS state, '' AS place
        """, scope: published, address: { .inspection($0.id(of: Inspection.self)) }),
    SearchSource(
      group: .inspections, table: "judgement", words: ["rationale"],
      columns: """
        inspection.id AS id, framework_area.name AS name, judgement.rationale AS text,
        framework_grade.name AS state, inspection.title AS place
        """,
      joins: [
        ofInspection("judgement"),
        Join(
          table: "framework_area",
          condition: """
            framework_area.authority_id = judgement.authority_id
            AND framework_area.id = judgement.area_id
            """),
        Join(
          table: "framework_grade",
          condition: """
            framework_grade.authority_id = judgement.authority_id
            AND framework_grade.id = judgement.grade_id
            """),
      ], scope: published, address: { .inspection($0.id(of: Inspection.self)) }),
    SearchSource(
      group: .findings, table: "finding", words: ["text", "cohort", "community", "partner_agency"],
      columns: """
        finding.id AS id, 'Finding ' || finding.number AS name, finding.text AS text,
        finding.kind AS state, inspection.title AS place
        """, joins: [ofInspection("finding")], scope: published,
      address: { .finding($0.id(of: Finding.self)) }),
    recommendations,
  ]

  static let recommendations = SearchSource(
    group: .recommendations, table: "recommendation",
    words: ["reference", "printed_number", "text", "section", "addressed_to"],
    columns: """
      recommendation.id AS id, \(Recommendation.bothReferencesColumn) AS name,
      recommendation.text AS text,
      CASE WHEN recommendation.made_by = 'council' THEN 'ownRecommendation' ELSE '' END AS state,
      inspection.title AS place
      """, joins: [ofInspection("recommendation")], scope: published,
    address: { .recommendation($0.id(of: Recommendation.self)) })

  private static func ofInspection(_ table: SQLName) -> Join {
    Join(
      table: "inspection",
      condition: """
        inspection.authority_id = \(table).authority_id AND inspection.id = \(table).inspection_id
        """)
  }

  private static let published: @Sendable (SearchReader) -> SQL? = { reader in
    reader.user.may(.readInspections)
      ? "1 = 1" : "inspection.state = \(Inspection.State.accepted)"
  }

  private static let papers = SearchSource(
    group: .papers, table: "paper", words: ["file_name"],
    columns: """
      paper.id AS id, paper.file_name AS name, '' AS text, paper.state AS state, '' AS place
      """, scope: { $0.all(if: .readInspections) },
    address: { .paper($0.id(of: Paper.self)) })

  private static let directory: [SearchSource] = [
    SearchSource(
      group: .people, table: "person", words: ["name", "job_title"],
      columns: """
        person.id AS id, person.name AS name, coalesce(person.job_title, '') AS text,
        CASE WHEN person.left_on IS NULL THEN '' ELSE 'left' END AS state, '' AS place
        """, scope: { $0.all(if: .readDirectory) },
      address: { .person($0.id(of: Person.self)) }),
    SearchSource(
      group: .people, table: "post", words: ["title"],
      columns: """
        post.id AS id, post.title AS name, body.name AS text, 'post' AS state, '' AS place
        """,
      joins: [
        Join(
          table: "body",
          condition: "body.authority_id = post.authority_id AND body.id = post.body_id")
      ], scope: { $0.all(if: .readDirectory) }, address: { .post($0.id(of: Post.self)) }),
    SearchSource(
      group: .people, table: "body", words: ["name", "short_name"],
      columns: """
        body.id AS id, body.name AS name, coalesce(body.short_name, '') AS text, 'body' AS state,
        '' AS place
        """, scope: { $0.all(if: .readDirectory) }, address: { .body($0.id(of: Body.self)) }),
  ]
}
