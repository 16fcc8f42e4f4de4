import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The page of all registers: each person sees those that are theirs to see.
struct RegistersPage {
  /// So many campaigns are told; all stand in their register.
  private static let mostCampaigns = 3

  let visit: Visit
  let figures: RegisterFigures

  static func load(_ visit: Visit) async throws -> RegistersPage {
    let visit = visit.inRegisters
    let figures = try await visit.read {
      try RegisterFigures(of: visit.authority, today: visit.today, $0)
    }
    return RegistersPage(visit: visit, figures: figures)
  }

  var page: Page {
    Page("Registers") {
      visit.asAtNote
      lead(
        visit.user.may(.readRegisters)
          ? "What stands beside the improvement plan: what staff work by, what partners learn, and what the public is told."
          : "What the council and its partners work by, and what they say in public.")
      cards {
        policies
        if visit.user.may(.readRegisters) { learning }
        if visit.user.may(.readRegisters) { campaigns }
        if visit.user.may(.readOwnRegisters) { readiness }
        if visit.user.may(.readOwnRegisters), !visit.user.may(.readRegisters) { caseStudies }
        communications
        if visit.user.may(.readRegisters) { leaders }
      }
      visit.asAtForm("The registers as at another day")
    }
  }

  /// A register as at the day of the page.
  private func here(_ address: Address) -> Address { address.asAt(visit.shownDay) }

  private var policies: HTML {
    if !visit.user.may(.readRegisters) {
      return card("Policies published", to: .releasedPolicies, level: 2) {
        p("The policies that staff work by, month by month.")
      }
    }
    return card("Policies", to: here(.policies), level: 2) {
      p("\(Words.count(figures.policies, "policy", "policies")) in force.")
      if figures.overduePolicies > 0 {
        p { tag("\(Words.count(figures.overduePolicies, "revision")) overdue", .urgent) }
      }
      p { link("Published month by month", to: .releasedPolicies) }
    }
  }

  private var learning: HTML {
    HTML {
      card("Learning events", to: here(.events), level: 2) {
        p(
          "\(Words.count(figures.events, "event")): who came, what they asked of each other, what they agreed."
        )
        p {
          link("Case studies", to: here(.caseStudies))
          " · "
          link("Priorities", to: here(.priorities))
        }
      }
      card("Peer support and critical friends", to: here(.peerSupport), level: 2) {
        p(
          "\(Words.count(figures.peers, "entry", "entries")): who looked at our work from outside, and what we learnt."
        )
      }
    }
  }

  private var campaigns: HTML {
    card("Awareness campaigns", to: here(.campaigns), level: 2) {
      p(
        "\(Words.count(figures.campaigns, "campaign")): who is made aware of which risk, and which schools have the material."
      )
      for one in figures.campaignsAtHand.prefix(Self.mostCampaigns) {
        p {
          link(one.campaign.title, to: here(.campaign(one.campaign.id)))
          ": \(one.reached.share) of schools reached. "
          one.reached.missingWords(atMost: CampaignsAtHand.mostNamed)
        }
      }
      p { link("School register", to: here(.schools)) }
    }
  }

  private var readiness: HTML {
    card("Partner readiness", to: here(.readiness), level: 2) {
      p("How ready each partner says it is, and what shows it.")
    }
  }

  private var caseStudies: HTML {
    card("Case studies", to: .caseStudies, level: 2) {
      p("What partners learn from, told so that nobody can be recognised.")
    }
  }

  private var communications: HTML {
    if !visit.user.may(.readRegisters) {
      return card("Statements", to: .statements, level: 2) {
        p("\(Words.count(figures.published, "statement")) published.")
      }
    }
    return card("Communications", to: here(.statementRegister), level: 2) {
      p("\(Words.count(figures.published, "statement")) public, \(figures.unpublished) on the way.")
      if figures.overdueStatements > 0 {
        p { tag("\(figures.overdueStatements) overdue", .urgent) }
      }
      p { link("What the public reads", to: here(.statements)) }
    }
  }

  private var leaders: HTML {
    card("Leaders", to: here(.leaders), level: 2) {
      p("Who led what on any day, who was new, and who came before.")
    }
  }
}

/// How much stands in the registers, and what is late.
struct RegisterFigures: Sendable {
  let policies: Int
  let overduePolicies: Int
  let events: Int
  let peers: Int
  let campaigns: Int
  let campaignsAtHand: [CampaignReach]
  let published: Int
  let unpublished: Int
  let overdueStatements: Int

  init(of authority: AuthorityID, today: CivilDate, _ db: Transaction) throws {
    func count(_ sql: SQL) throws -> Int {
      try db.value(Int.self, "SELECT count(*) FROM \(sql)") ?? 0
    }
    policies = try count("policy WHERE authority_id = \(authority) AND ended_on IS NULL")
    overduePolicies = try count(
      "policy WHERE authority_id = \(authority) AND ended_on IS NULL AND due_on < \(today)")
    events = try count("learning_event WHERE authority_id = \(authority)")
    peers = try count("peer_activity WHERE authority_id = \(authority)")
    campaigns = try count("awareness_campaign WHERE authority_id = \(authority)")
    campaignsAtHand = try db.campaignsAtHand(of: authority, on: today)
    published = try count(
      "statement WHERE authority_id = \(authority) AND published_on IS NOT NULL")
    unpublished = try count(
      "statement WHERE authority_id = \(authority) AND published_on IS NULL")
    overdueStatements = try count(
      """
      statement WHERE authority_id = \(authority) AND published_on IS NULL
        AND planned_on < \(today)
      """)
  }
}
