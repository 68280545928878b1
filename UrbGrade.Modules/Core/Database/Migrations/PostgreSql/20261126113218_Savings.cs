using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Savings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Baselines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    AssetId = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InterventionId = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: true),
                    IsAccepted = table.Column<bool>(type: "boolean", nullable: false),
                    Model = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Quality = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    MissingDays = table.Column<int>(type: "integer", nullable: false),
                    YearKwh = table.Column<double>(type: "double precision", nullable: true),
                    Trials = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Refusals = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Fingerprint = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Baselines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InterventionAssets",
                columns: table => new
                {
                    InterventionId = table.Column<int>(type: "integer", nullable: false),
                    AssetId = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InterventionAssets", x => new { x.InterventionId, x.AssetId });
                });

            migrationBuilder.CreateTable(
                name: "Interventions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlannedFor = table.Column<int>(type: "integer", nullable: true),
                    DoneOn = table.Column<int>(type: "integer", nullable: true),
                    Cost = table.Column<double>(type: "double precision", nullable: true),
                    Promise = table.Column<double>(type: "double precision", nullable: true),
                    PromiseLow = table.Column<double>(type: "double precision", nullable: true),
                    PromiseHigh = table.Column<double>(type: "double precision", nullable: true),
                    Responsible = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PlanId = table.Column<int>(type: "integer", nullable: true),
                    CreatedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interventions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Plans",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Question = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Result = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Plans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Savings",
                columns: table => new
                {
                    InterventionId = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Verdict = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    ExpectedKwh = table.Column<double>(type: "double precision", nullable: false),
                    ObservedKwh = table.Column<double>(type: "double precision", nullable: false),
                    BandKwh = table.Column<double>(type: "double precision", nullable: false),
                    PromisedKwh = table.Column<double>(type: "double precision", nullable: true),
                    Money = table.Column<double>(type: "double precision", nullable: true),
                    Co2Kg = table.Column<double>(type: "double precision", nullable: true),
                    MeasuredAssets = table.Column<int>(type: "integer", nullable: false),
                    RefusedAssets = table.Column<int>(type: "integer", nullable: false),
                    Months = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Fingerprint = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Savings", x => x.InterventionId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Baselines_TenantId_AssetId_Medium_InterventionId",
                table: "Baselines",
                columns: new[] { "TenantId", "AssetId", "Medium", "InterventionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InterventionAssets_TenantId",
                table: "InterventionAssets",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_TenantId",
                table: "Interventions",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_Plans_TenantId",
                table: "Plans",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_Savings_TenantId",
                table: "Savings",
                column: "TenantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Baselines");

            migrationBuilder.DropTable(
                name: "InterventionAssets");

            migrationBuilder.DropTable(
                name: "Interventions");

            migrationBuilder.DropTable(
                name: "Plans");

            migrationBuilder.DropTable(
                name: "Savings");
        }
    }
}
