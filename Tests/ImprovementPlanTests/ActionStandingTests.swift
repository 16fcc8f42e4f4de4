import Kernel
import Storage
import Testing

@testable import ImprovementPlan

@Suite struct ActionStandingTests {
  let person = Person.ID()
  let post = Post.ID()
  let body = Body.ID()

  func action(_ owner: Owner?, lead: Body.ID? = nil) -> Action {
    Action(
      authority: PlanHouse.authority, plan: Plan.ID(), number: 1, title: "An action",
      owner: owner, leadBody: lead)
  }

  func user(_ role: Role, person: Person.ID? = nil, body: Body.ID? = nil) -> User {
    User(
      account: ID(), authority: PlanHouse.authority, name: "Somebody", roles: [role],
      person: person, body: body)
  }

  func standing(
    _ user: User, _ action: Action, posts: Set<Post.ID> = [], partners: [Body.ID] = []
  ) -> ActionStanding {
    ActionStanding(of: user, to: action, posts: posts, partners: partners)
  }

  @Test func `One owns an action as a person, through a post that one holds, or through a body`() {
    #expect(standing(user(.teamManager, person: person), action(.person(person))) == .owns)
    #expect(standing(user(.teamManager, person: Person.ID()), action(.person(person))) == .none)
    #expect(
      standing(user(.teamManager, person: person), action(.post(post)), posts: [post]) == .owns)
    #expect(standing(user(.teamManager, person: person), action(.post(post))) == .none)
    #expect(standing(user(.partnerLead, body: body), action(.body(body))) == .owns)
    #expect(standing(user(.partnerLead, body: Body.ID()), action(.body(body))) == .none)
    #expect(standing(user(.teamManager, person: person, body: body), action(nil)) == .none)
  }

  @Test func `A partner’s lead answers for whatever the agency leads, others of it do not`() {
    let led = action(.person(Person.ID()), lead: body)
    #expect(standing(user(.partnerLead, body: body), led) == .owns)
    #expect(standing(user(.teamManager, body: body), led) == .contributes)
  }

  @Test func `An agency that helps may read, and leaves progress to whoever leads`() {
    let helped = action(.body(Body.ID()), lead: Body.ID())
    let lead = user(.partnerLead, body: body)
    let standing = standing(lead, helped, partners: [body])
    #expect(standing == .contributes)
    #expect(standing.mayRead(lead))
    #expect(!lead.may(.updateAction, as: standing.relationship))
  }

  @Test func `Somebody who reads the whole plan reads every action; a partner only its own`() {
    #expect(ActionStanding.none.mayRead(user(.scrutinyOfficer)))
    #expect(!ActionStanding.none.mayRead(user(.partnerLead, body: body)))
    #expect(ActionStanding.owns.mayRead(user(.partnerLead, body: body)))
    #expect(!ActionStanding.owns.mayRead(user(.councillor)))
  }
}
