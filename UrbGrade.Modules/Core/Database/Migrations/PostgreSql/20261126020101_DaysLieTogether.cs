using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <summary>Orders the tables of KPIs and of counted hours by day, as they are written.</summary>
    public partial class DaysLieTogether : Migration
    {
        private static readonly string[] Kpi = new[] { "AssetId", "Resolution", "PeriodStart", "DefinitionId" };
        private static readonly string[] KpiBefore = new[] { "AssetId", "DefinitionId", "Resolution", "PeriodStart" };
        private static readonly string[] SeriesDay = new[] { "TenantId", "LocalDay", "SeriesId" };
        private static readonly string[] SeriesDayBefore = new[] { "SeriesId", "LocalDay" };

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "PK_Kpis", table: "Kpis");
            migrationBuilder.AddPrimaryKey(name: "PK_Kpis", table: "Kpis", columns: Kpi);
            migrationBuilder.DropPrimaryKey(name: "PK_SeriesDays", table: "SeriesDays");
            migrationBuilder.AddPrimaryKey(name: "PK_SeriesDays", table: "SeriesDays", columns: SeriesDay);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "PK_Kpis", table: "Kpis");
            migrationBuilder.AddPrimaryKey(name: "PK_Kpis", table: "Kpis", columns: KpiBefore);
            migrationBuilder.DropPrimaryKey(name: "PK_SeriesDays", table: "SeriesDays");
            migrationBuilder.AddPrimaryKey(name: "PK_SeriesDays", table: "SeriesDays", columns: SeriesDayBefore);
        }
    }
}
