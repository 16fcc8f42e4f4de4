import Civil
import Kernel
import Registers
import Storage

/// The policies of the story: entered in January 2024, revised when they are due, one of them late
/// and one overdue.
enum MakePolicies {
  private struct DemoPolicy {
    var title: String
    var owner: DemoOwner
    var due: CivilDate
    var revisions: [Revision] = []

    struct Revision {
      var approved: CivilDate
      var by: DemoOwner
      var published: CivilDate?
      var next: CivilDate
      var changed: String
    }

    func revised(
      _ approved: CivilDate, by approver: DemoOwner, published: CivilDate?, next: CivilDate,
      _ changed: String
    ) -> DemoPolicy {
      var policy = self
      policy.revisions.append(
        Revision(
          approved: approved, by: approver, published: published, next: next, changed: changed))
      return policy
    }
  }

  private static let partnership = DemoOwner.body(.safeguardingPartnership)

  private static let policies = [
    DemoPolicy(
      title: "Threshold of need and help", owner: .post(.headOfFrontDoor), due: on(2026, 5, 29)
    )
    .revised(
      on(2026, 5, 6), by: partnership, published: on(2026, 5, 12), next: on(2027, 5, 28),
      "The four levels are told in a page each, with examples that parents helped to write."),
    DemoPolicy(
      title: "Supervision of social workers", owner: .post(.principalSocialWorker),
      due: on(2026, 5, 15)
    )
    .revised(
      on(2026, 5, 5), by: .post(.assistantDirector), published: on(2026, 5, 14),
      next: on(2027, 5, 14),
      "Every supervision asks of every plan what has changed for the child."),
    DemoPolicy(
      title: "Escalation between agencies", owner: .post(.partnershipManager),
      due: on(2026, 4, 30)
    )
    .revised(
      on(2026, 5, 6), by: partnership, published: on(2026, 5, 20), next: on(2027, 4, 30),
      "Who disagrees speaks to a named person within two working days, and is answered in five."),
    DemoPolicy(
      title: "Seeing children alone", owner: .post(.headOfSafeguarding), due: on(2026, 9, 30)
    )
    .revised(
      on(2026, 9, 16), by: .post(.assistantDirector), published: on(2026, 9, 22),
      next: on(2027, 9, 30),
      "A visit record says whether the child was seen alone and, if not, why not."),
    DemoPolicy(
      title: "Child exploitation: what to do and whom to tell", owner: .post(.policeLead),
      due: on(2026, 10, 30)
    )
    .revised(
      on(2026, 11, 11), by: partnership, published: nil, next: on(2027, 10, 29),
      "One telephone number by day and by night; what is shared with whom, and why."),
    DemoPolicy(
      title: "Whistleblowing for staff of all agencies", owner: .body(.safeguardingPartnership),
      due: on(2025, 3, 31)
    )
    .revised(
      on(2025, 3, 12), by: partnership, published: on(2025, 3, 18), next: on(2027, 3, 31),
      "Staff of voluntary organisations can use it too."),
    DemoPolicy(
      title: "Transfer of families who move in or out", owner: .post(.headOfSafeguarding),
      due: on(2026, 6, 30)),
    DemoPolicy(
      title: "Homeless young people: joint protocol", owner: .post(.housingManager),
      due: on(2027, 1, 29)),
  ]

  static var scenes: [Scene] {
    [Scene(on(2024, 1, 15), enter)]
      + policies.flatMap { policy in
        policy.revisions.flatMap { revision in
          [
            Scene(revision.approved) { stage in
              let approver = try stage.owner(revision.by)
              try await RevisePolicy(stage.acting(as: .nwachukwu))(
                PolicyRevisionEntry(
                  whatChanged: revision.changed, approvedOn: revision.approved,
                  approvedBy: approver, nextDueOn: revision.next),
                of: try stage.found(stage.registers.policies[policy.title], policy.title),
                file: paper(policy, revision))
            }
          ]
            + (revision.published.map { day in
              [Scene(day) { stage in try await publish(policy, on: day, &stage) }]
            } ?? [])
        }
      }
  }

  @Sendable private static func enter(_ stage: inout Stage) async throws {
    for policy in policies {
      stage.registers.policies[policy.title] = try await KeepPolicy(
        stage.acting(as: .nwachukwu))(
          PolicyEntry(
            title: policy.title, owner: try stage.owner(policy.owner), dueOn: policy.due)
        ).id
    }
  }

  private static func publish(
    _ policy: DemoPolicy, on day: CivilDate, _ stage: inout Stage
  ) async throws {
    let id = try stage.found(stage.registers.policies[policy.title], policy.title)
    let authority = stage.world.authority
    let waiting = try await stage.world.store.read { db in
      try db.first(
        PolicyRevision.self,
        """
        SELECT * FROM policy_revision
        WHERE authority_id = \(authority) AND policy_id = \(id) AND published_on IS NULL
        ORDER BY number DESC, id
        """)
    }
    let revision = try stage.found(waiting, policy.title)
    try await RevisePolicy(stage.acting(as: .nwachukwu)).publish(
      revision.id, readAt: revision.version, on: day)
  }

  private static func paper(
    _ policy: DemoPolicy, _ revision: DemoPolicy.Revision
  ) -> (name: String, bytes: [UInt8]) {
    let text = """
      \(policy.title)

      Thornmere Safeguarding Children Partnership
      Approved on \(revision.approved.longForm)

      What is new: \(revision.changed)

      The next revision is due on \(revision.next.longForm).

      """
    return ("\(policy.title).txt", Array(text.utf8))
  }
}
