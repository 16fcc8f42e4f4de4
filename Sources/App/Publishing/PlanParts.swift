import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension PublishingSlice {
  /// What the plan shows of its editions, and what in their words disagrees with its figures.
  public var planParts: RegisterLinks {
    let world = world
    return RegisterLinks(
      tables: Self.tables,
      ofPlan: { db, visit, plan in
        guard visit.user.may(.readPlan) else { return HTML() }
        let editions = try db.editions(ofPlan: plan.id, in: plan.authority)
        return editionsPart(editions, of: plan, mayPrepare: visit.user.may(.managePlan))
      },
      ofAction: { _, _, _ in HTML() },
      changes: { db, plan, start, end in
        try db.editionNews(ofPlan: plan, since: start, through: end)
      },
      words: { db, user, plan, day in
        try db.wordsOfEditions(of: plan, in: world, for: user, asAt: day)
      })
  }

  /// The published editions of the plans that followed an inspection, for its public page.
  public func published(
    after inspection: ID<Inspection>, _ db: Transaction
  ) throws -> [PlanLinks.Plan] {
    try db.all(
      PlanEdition.self,
      """
      SELECT plan_edition.* FROM plan_edition
      JOIN plan_inspection
        ON plan_inspection.authority_id = plan_edition.authority_id
        AND plan_inspection.plan_id = plan_edition.plan_id
      WHERE plan_inspection.authority_id = \(world.authority)
        AND plan_inspection.inspection_id = \(inspection)
        AND plan_edition.state = \(PlanEdition.State.published)
      ORDER BY plan_edition.published_on DESC, plan_edition.number DESC, plan_edition.id
      """
    ).map { edition in
      PlanLinks.Plan(
        title: "Improvement plan: \(edition.label)",
        state: edition.publishedOn.map { "published on \($0.longForm)" } ?? "",
        address: .publishedPlan(edition.id))
    }
  }

  /// What the home page shows: the latest published plan to everybody, and what waits to those who
  /// approve.
  public func home(_ visit: Visit) async throws -> HTML {
    let (latest, waiting, outdated) = try await visit.store.read { db in
      (
        try db.publicEditions(of: visit.authority).first { $0.state == .published },
        visit.user.may(.publishPlan)
          ? try db.waitingEditions(of: visit.authority).filter { !$0.isWriter(visit.user) } : [],
        visit.user.may(.publishPlan)
          ? try db.publishedEditionsOutdated(in: visit.world, for: visit.user) : []
      )
    }
    return HTML {
      if !waiting.isEmpty {
        part("Plans that wait for your approval", id: "editions") {
          taskList(
            waiting.map {
              TaskItem(
                $0.label, to: .edition($0.id), hint: "Prepared by \($0.preparedBy)",
                status: tag($0.state.title, $0.state.tone))
            })
        }
      }
      if !outdated.isEmpty {
        part("Published plans that tell what is so no more", id: "outdated-editions") {
          taskList(
            outdated.map { edition, told in
              TaskItem(
                edition.label, to: .edition(edition.id),
                hint: told.joined(separator: " ")
                  + " Publish a new edition, or withdraw this one.",
                status: tag("To decide", .caution))
            })
        }
      }
      if let latest { promised(latest) }
    }
  }

  private func promised(_ edition: PlanEdition) -> HTML {
    part("What we promised", id: "published-plan") {
      p {
        link("Our improvement plan: \(edition.label)", to: .publishedPlan(edition.id))
        HTML(" · ")
        link("for children and young people", to: .publishedPlanForChildren(edition.id))
        HTML(" · ")
        link("all published plans", to: .publishedPlans)
      }
    }
  }
}

private func editionsPart(_ editions: [PlanEdition], of plan: Plan, mayPrepare: Bool) -> HTML {
  part("What the public reads", id: "editions") {
    if editions.isEmpty {
      p("No edition of this plan has been published yet.")
    } else {
      taskList(
        editions.prefix(3).map { edition in
          TaskItem(
            edition.label, to: .edition(edition.id),
            hint: edition.publishedOn.map { "Published on \($0.longForm)" },
            status: tag(edition.state.title, edition.state.tone))
        })
    }
    p {
      link(
        mayPrepare ? "Publish the plan, and see its editions" : "Published editions",
        to: .editions(ofPlan: plan.id))
    }
  }
}

extension Transaction {
  /// The editions that wait for approval, the oldest first.
  fileprivate func waitingEditions(of authority: AuthorityID) throws -> [PlanEdition] {
    try all(
      PlanEdition.self,
      """
      SELECT * FROM plan_edition
      WHERE authority_id = \(authority) AND state = \(PlanEdition.State.proposed)
      ORDER BY frozen_on, id
      """)
  }
}
