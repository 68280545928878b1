namespace UrbGrade.Command;

internal static class Help
{
    public const string Text = """
        UrbGrade, an energy platform for districts.

        See it run
          ./urbgrade up                   build all, start platform and gateways with simulated sites, print the sign-in link
          ./urbgrade up --real DIR        the same with real series instead of simulated ones
          ./urbgrade up --clean           forget the demo's data and start over

        Work on it
          ./urbgrade test                 everything that tests need, build, test
          ./urbgrade test Soap Cleanse    only tests whose full name contains one of these words
          ./urbgrade bench                measure, and write docs/benchmarks.md
          ./urbgrade bench verify         one measurement; --quick for a short run
          ./urbgrade chaos                kill the platform while batches arrive; --rounds N, --database postgresql
          ./urbgrade migration NAME       after a change of the tables: a migration for each database

        Run its parts
          ./urbgrade serve --data DIR --https PORT --server-cert P12 --server-cert-password P
                                          the platform alone
          ./urbgrade admin ... --data DIR tenants, certificates, schemas, accounts: all that the pages do
          ./urbgrade gateway ...          a site's gateway: run, check, status, gaps, batch, cert ...

        "./urbgrade VERB --help" says more about each. The programs are published into artifacts/publish the first time,
        which takes four to six minutes on two cores and about 2 GB of disk with the packages, and again when their sources have
        changed. The demo listens on https://localhost:8443 or the next free port, and keeps data, logs and certificates in .urbgrade.
        Browsers warn of its certificate: go on, or import .urbgrade/certificates/authority.pem. Ctrl-C stops everything.
        """;
}
