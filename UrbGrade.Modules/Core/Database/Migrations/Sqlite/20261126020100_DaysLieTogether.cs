using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <summary>Orders the tables of KPIs and of counted hours by day, as they are written.</summary>
    /// <remarks>The tables are made anew and filled in one transaction; the framework's own rebuild would take several.</remarks>
    public partial class DaysLieTogether : Migration
    {
        private const string KpiColumns = """
            "AssetId", "Resolution", "PeriodStart", "DefinitionId", "TenantId", "Value", "ExpectedIntervals", "ValidIntervals",
            "EstimatedIntervals", "Status", "ComputedAt"
            """;

        private const string SeriesDayColumns = """
            "TenantId", "LocalDay", "SeriesId", "ValidHours", "EstimatedHours"
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            Kpis(migrationBuilder, byDay: true);
            SeriesDays(migrationBuilder, byDay: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Kpis(migrationBuilder, byDay: false);
            SeriesDays(migrationBuilder, byDay: false);
        }

        private static void Kpis(MigrationBuilder migrationBuilder, bool byDay)
        {
            migrationBuilder.DropIndex(name: "IX_Kpis_TenantId_Resolution_PeriodStart", table: "Kpis");
            migrationBuilder.RenameTable(name: "Kpis", newName: "KpisBefore");
            migrationBuilder.CreateTable(
                name: "Kpis",
                columns: table => new
                {
                    AssetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Resolution = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodStart = table.Column<int>(type: "INTEGER", nullable: false),
                    DefinitionId = table.Column<int>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: true),
                    ExpectedIntervals = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidIntervals = table.Column<int>(type: "INTEGER", nullable: false),
                    EstimatedIntervals = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    ComputedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    if (byDay)
                        table.PrimaryKey("PK_Kpis", x => new { x.AssetId, x.Resolution, x.PeriodStart, x.DefinitionId });
                    else
                        table.PrimaryKey("PK_Kpis", x => new { x.AssetId, x.DefinitionId, x.Resolution, x.PeriodStart });
                });
            Fill(migrationBuilder, "Kpis", KpiColumns);
            migrationBuilder.CreateIndex(
                name: "IX_Kpis_TenantId_Resolution_PeriodStart",
                table: "Kpis",
                columns: new[] { "TenantId", "Resolution", "PeriodStart" });
        }

        private static void SeriesDays(MigrationBuilder migrationBuilder, bool byDay)
        {
            migrationBuilder.RenameTable(name: "SeriesDays", newName: "SeriesDaysBefore");
            migrationBuilder.CreateTable(
                name: "SeriesDays",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    LocalDay = table.Column<int>(type: "INTEGER", nullable: false),
                    SeriesId = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidHours = table.Column<int>(type: "INTEGER", nullable: false),
                    EstimatedHours = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    if (byDay)
                        table.PrimaryKey("PK_SeriesDays", x => new { x.TenantId, x.LocalDay, x.SeriesId });
                    else
                        table.PrimaryKey("PK_SeriesDays", x => new { x.SeriesId, x.LocalDay });
                });
            Fill(migrationBuilder, "SeriesDays", SeriesDayColumns);
        }

        private static void Fill(MigrationBuilder migrationBuilder, string table, string columns)
        {
            migrationBuilder.Sql($"""INSERT INTO "{table}" ({columns}) SELECT {columns} FROM "{table}Before";""");
            migrationBuilder.DropTable(name: $"{table}Before");
        }
    }
}
