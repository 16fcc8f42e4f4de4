import Kernel
import SiteMap
import Storage
import Web

/// The directory: people, bodies, posts. Readable by insiders, kept by those who keep the plan.
struct DirectoryRoutes {
  func add(to site: inout Site) {
    site.get("directory", for: .readDirectory) { .page(try await DirectoryPage($0).page) }
    addPeople(to: &site)
    addBodies(to: &site)
    addPosts(to: &site)
  }

  private func addPeople(to site: inout Site) {
    site.get("directory/people", for: .readDirectory) { try await PeopleList.answer($0) }
    site.get("directory/people/new", for: .manageDirectory) { .page(try await personForm($0)) }
    site.post("directory/people", for: .manageDirectory, bodyLimit: 1 << 16) { visit in
      try await save(Person(authority: visit.authority, name: ""), visit)
    }
    site.get("directory/people/:person", for: .readDirectory) {
      .page(try await PersonPage($0).page)
    }
    site.get("directory/people/:person/edit", for: .manageDirectory) { visit in
      .page(try await personForm(visit, of: found(visit, "person")))
    }
    site.post("directory/people/:person", for: .manageDirectory, bodyLimit: 1 << 16) { visit in
      try await save(found(visit, "person") as Person, visit)
    }
  }

  private func addBodies(to site: inout Site) {
    site.get("directory/bodies", for: .readDirectory) { try await BodyList.answer($0) }
    site.get("directory/bodies/new", for: .manageDirectory) { .page(bodyForm($0)) }
    site.post("directory/bodies", for: .manageDirectory, bodyLimit: 1 << 16) { visit in
      try await save(Body(authority: visit.authority, name: "", kind: .other), visit)
    }
    site.get("directory/bodies/:body", for: .readDirectory) { .page(try await BodyPage($0).page) }
    site.get("directory/bodies/:body/edit", for: .manageDirectory) { visit in
      .page(bodyForm(visit, of: try await found(visit, "body")))
    }
    site.post("directory/bodies/:body", for: .manageDirectory, bodyLimit: 1 << 16) { visit in
      try await save(found(visit, "body") as Body, visit)
    }
  }

  private func addPosts(to site: inout Site) {
    site.get("directory/posts", for: .readDirectory) { try await PostList.answer($0) }
    site.get("directory/posts/new", for: .manageDirectory) { .page(try await postForm($0)) }
    site.post("directory/posts", for: .manageDirectory, bodyLimit: 1 << 16) { visit in
      try await save(Post(authority: visit.authority, title: "", body: ID()), visit)
    }
    site.get("directory/posts/:post", for: .readDirectory) { .page(try await PostPage($0).page) }
    site.get("directory/posts/:post/edit", for: .manageDirectory) { visit in
      .page(try await postForm(visit, of: found(visit, "post")))
    }
    site.post("directory/posts/:post", for: .manageDirectory, bodyLimit: 1 << 16) { visit in
      try await save(found(visit, "post") as Post, visit)
    }
  }

  @Sendable private func save(_ person: Person, _ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let entered = person.entered(&entry)
      try entry.finish()
      try await KeepDirectory(visit).save(entered)
      return .redirect(.person(person.id), notice: "\(entered.name) is in the directory.")
    } onProblems: { problems in
      try await personForm(visit, of: person.version == 0 ? nil : person, problems: problems)
    }
  }

  @Sendable private func save(_ body: Body, _ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let entered = body.entered(&entry)
      try entry.finish()
      try await KeepDirectory(visit).save(entered)
      return .redirect(.body(body.id), notice: "\(entered.name) is in the directory.")
    } onProblems: { problems in
      bodyForm(visit, of: body.version == 0 ? nil : body, problems: problems)
    }
  }

  @Sendable private func save(_ post: Post, _ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let entered = post.entered(&entry)
      try entry.finish()
      try await KeepDirectory(visit).save(entered)
      return .redirect(.post(post.id), notice: "\(entered.title) is in the directory.")
    } onProblems: { problems in
      try await postForm(visit, of: post.version == 0 ? nil : post, problems: problems)
    }
  }
}

/// The record that a part of the path names.
@Sendable func found<Found: Record>(_ visit: Visit, _ name: String) async throws -> Found {
  let id: ID<Found> = try visit.id(name)
  guard let record = try await visit.store.read({ try $0.find(id, of: visit.authority) }) else {
    throw Refusal.notFound("This is no longer in the directory, or never was.")
  }
  return record
}
