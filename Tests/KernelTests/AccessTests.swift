import Kernel
import Storage
import Testing

/// Every permission × role has a decision here. A new one fails the test until it is decided.
@Suite struct AccessTests {
  /// A letter a role, in the order of `roles`: y yes, o only what is one's own, t only what is of
  /// one's team, n no.
  static let roles: [Role] = [
    .public, .referrer, .mashOfficer, .socialWorker, .teamManager, .independentReviewingOfficer,
    .earlyHelpLeadProfessional, .boardManager, .improvementOfficer, .scrutinyOfficer, .councillor,
    .inspector, .youngPerson, .parent, .informationOfficer, .director, .partnerLead,
    .administrator,
  ]

  static let decisions: [Permission: String] = [
    //                  p r m s t i e b i s c i y p i d p a
    //                  u e a o e r h o m c o n o a n i a d
    //                  b f s c a o l a p r u s u r f r r m
    .readPublished: "   y y y y y y y y y y y y y y y y y y",
    .openSecretAddress: "y y y y y y y y y y y y y y y y y y",
    .manageOwnAccount: "n y y y y y y y y y y y y y y y y y",
    .readInspections: " n n n n y y n y y y n y n n y y n n",
    .manageInspections: "n n n n n n n n y n n n n n n y n n",
    .readPlan: "        n n n n y y n y y y n y n n y y n n",
    .readOwnActions: "  n n n n y y n y y y n y n n y y y n",
    .managePlan: "      n n n n n n n n y n n n n n n y n n",
    .publishPlan: "     n n n n n n n n y n n n n n n y n n",
    .updateAction: "    n n n n o o n o y o n n n n n y o n",
    .verifyWork: "      n n n n n y n y y n n n n n n y n n",
    .signOff: "         n n n n n n n y n n n n n n n y n n",
    .readRegisters: "   n n n n y y n y y y n y n n y y n n",
    .manageRegisters: " n n n n n n n y y n n n n n n y n n",
    .readOwnRegisters: "n n n n y y n y y y n y n n y y y n",
    .assessReadiness: " n n n n n n n y y n n n n n n y o n",
    .readBoard: "       n n n n y y n y y y n y n n y y y n",
    .prepareBoard: "    n n n n n n n y y n n n n n n y n n",
    .manageBoard: "     n n n n n n n y n n n n n n n y n n",
    .readHistory: "     n n n n y y n y y y n y n n y y n n",
    .readOwnPast: "     n n n n y y n y y y n y n n y y y n",
    .undoChange: "      n n n n n n n n y n n n n n n y n n",
    .readDirectory: "   n n n n y y n y y y n y n n y y n y",
    .manageDirectory: " n n n n n n n n y n n n n n n y n n",
    .manageAccounts: "  n n n n n n n n n n n n n n n n n y",
    .readReturns: "     n n n n y n n n y n n n n n y n n n",
    .readReturnIssues: "n n n n t n n n y n n n n n n n n n",
    .manageReturns: "   n n n n n n n n y n n n n n n n n n",
    .readReturnLooks: " n n n n n n n n y n n n n n y n n n",
    .readSettings: "    n n n n y y n y y y n y n n y y n y",
    .manageSettings: "  n n n n n n n n n n n n n n n n n y",
  ]

  @Test func `Every role is in the table`() {
    #expect(Set(Self.roles) == Set(Role.allCases))
  }

  @Test(arguments: Permission.allCases)
  func `Each role may do what is written down, and nothing else`(permission: Permission) throws {
    let row = try #require(Self.decisions[permission], "decide who may do \(permission.rawValue)")
    let letters = row.filter { !$0.isWhitespace }
    try #require(letters.count == Self.roles.count)
    for (role, letter) in zip(Self.roles, letters) {
      let user = User.test(role)
      for relationship in Relationship.allCases {
        let expected =
          letter == "y" || letter == "o" && relationship == .own
          || letter == "t" && relationship == .team
        #expect(
          user.may(permission, as: relationship) == expected,
          "\(role.rawValue) \(permission.rawValue) as \(relationship.rawValue)")
      }
    }
  }

  @Test(arguments: Permission.allCases)
  func `Whoever looks at a past day may read what their role reads, and change nothing`(
    permission: Permission
  ) {
    for role in Self.roles {
      let user = User.test(role)
      for relationship in Relationship.allCases {
        let mayRead =
          permission.rawValue.hasPrefix("read") && user.may(permission, as: relationship)
        #expect(
          user.lookingBack.may(permission, as: relationship) == mayRead,
          "\(role.rawValue) \(permission.rawValue)")
      }
    }
  }

  @Test func `Somebody with two roles may do what either may`() {
    let user = User(
      account: nil, authority: KernelHouse.authority, name: "Jo",
      roles: [.administrator, .boardManager])
    #expect(user.may(.manageAccounts))
    #expect(user.may(.readPlan))
    #expect(!user.may(.managePlan))
  }

  @Test func `Somebody without a role may do nothing`() {
    let user = User(account: nil, authority: KernelHouse.authority, name: "Jo", roles: [])
    for permission in Permission.allCases { #expect(!user.may(permission, as: .own)) }
  }

  @Test func `A refusal says to sign in, or whom to ask`() {
    func text(_ user: User) -> String {
      do {
        try user.require(.managePlan)
        return ""
      } catch Refusal.notPermitted(let text) {
        return text
      } catch {
        return "\(error)"
      }
    }
    #expect(text(.test(.public)) == "Sign in to do this.")
    #expect(text(.test(.councillor)).contains("ask an administrator"))
    #expect(text(.test(.director)) == "")
  }

  @Test(arguments: [
    ("account", Permission.manageAccounts, Permission?.none),
    ("time_rule", .readHistory, nil), ("document", .readHistory, nil),
    ("setting", .manageSettings, .manageSettings), ("person", .readHistory, .manageDirectory),
    ("plan", .readHistory, .undoChange), ("action", .readHistory, .undoChange),
    ("due_date", .readHistory, nil), ("finding_review", .readHistory, nil),
    ("case_study", .manageRegisters, nil), ("statement", .readHistory, nil),
    ("partner_link", .managePlan, nil), ("reminder", .managePlan, nil),
  ])
  func `The history of an account is not for everybody, and not everything can be undone`(
    table: String, read: Permission, undo: Permission?
  ) {
    #expect(HistoryAccess.permission(toReadHistoryOf: table) == read)
    #expect(HistoryAccess.permission(toUndoIn: table) == undo)
  }

  @Test(arguments: [
    (Change.Kind.updated, "action", ["title"], true),
    (.updated, "action", ["what_will_be_done", "measure_of_success", "start_on"], true),
    (.updated, "action", ["owner_kind", "owner_id", "lead_body_id"], true),
    (.updated, "action", ["title", "due_on", "due_order"], false),
    (.updated, "action", ["first_due_on"], false),
    (.updated, "action", ["delivery", "delivery_changed_at", "delivery_changed_by"], false),
    (.updated, "action", ["started_on"], false), (.updated, "action", ["completed_on"], false),
    (.updated, "action", ["withdrawn_on", "withdrawn_because"], false),
    (.updated, "action", ["a_column_to_come"], false),
    (.inserted, "action", ["title"], false), (.deleted, "action", ["title"], false),
    (.updated, "plan", ["due_on"], true), (.inserted, "plan", ["title"], true),
    (.updated, "inspection", ["title", "lead_inspector"], true),
    (.updated, "inspection", ["title", "published_on"], false),
    (.updated, "inspection", ["received_on"], false),
    (.inserted, "authority", ["name"], false), (.updated, "authority", ["name"], true),
    (.updated, "paper", ["state"], false), (.inserted, "paper_reading", ["reading"], false),
    (.updated, "a_table_to_come", ["name"], false),
    (.inserted, "inspection", ["title", "state"], true),
    (.updated, "inspection", ["state"], false),
    (.updated, "inspection", ["title", "state"], false),
    (.updated, "account", ["name"], false), (.updated, "due_date", ["reason"], false),
  ])
  func `Of an action only plain fields can be undone, of an inspection not what the public sees`(
    kind: Change.Kind, table: String, columns: [String], isAllowed: Bool
  ) {
    let refusal = HistoryAccess.refusal(toUndo: kind, in: table, changing: Set(columns))
    #expect((refusal == nil) == isAllowed)
    if table == "action", let refusal {
      #expect(
        refusal
          == "A due date or a state is put right by setting it again, so that the ledger keeps both."
      )
    }
    if table == "inspection", let refusal {
      let words = columns.contains("state") ? "a reason is asked for" : "are computed anew"
      #expect(refusal.contains(words))
    }
  }
}
