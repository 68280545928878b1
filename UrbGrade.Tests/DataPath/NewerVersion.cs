using Microsoft.AspNetCore.Hosting;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.DataPath;

[assembly: HostingStartup(typeof(NewerVersion))]

namespace UrbGrade.Tests.DataPath;

/// <summary>What a later version adds to the platform: a contract of quantification, and a column that its handler writes. A process that is started with
/// <see cref="Settings"/> has it; the program knows nothing of it.</summary>
public sealed class NewerVersion : IHostingStartup
{
    internal const string Contract = "Quantification.NotYetInvented";

    /// <summary>What its migration does.</summary>
    internal const string AddColumn = """ALTER TABLE "WorkItems" ADD COLUMN "Later" INTEGER NULL""";

    /// <summary>What stands in its column.</summary>
    internal const string ReadColumn = $"""SELECT "Later" AS "Value" FROM "WorkItems" WHERE "Contract" = '{Contract}'""";

    private const string WriteColumn = $"""UPDATE "WorkItems" SET "Later" = @number WHERE "Contract" = '{Contract}'""";

    internal static IReadOnlyList<(string Key, string Value)> Settings =>
    [
        ("DOTNET_STARTUP_HOOKS", typeof(NewerVersion).Assembly.Location), ("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(NewerVersion).Assembly.GetName().Name!),
    ];

    /// <summary>Work that only newer nodes know what to do with.</summary>
    internal static NewWork Work(int number) => new(
        TenantId: 0, "talk", Contract, $$"""{"number":{{number}}}""", UniqueKey: null, WorkPriority.Normal, NotBefore: null, Trace: null, "Quantification");

    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddWorkHandler<NotYetInvented, Invent>(module: "Quantification"));

    [ContractName(Contract)]
    private sealed record NotYetInvented(int Number);

    private sealed class Invent(IWorkContext work) : IHandleMessages<NotYetInvented>
    {
        public Task Handle(NotYetInvented message)
        {
            work.OnCommit(session => session.Prepare(WriteColumn, "@number").Fill(message.Number).ExecuteNonQuery());
            return Task.CompletedTask;
        }
    }
}
