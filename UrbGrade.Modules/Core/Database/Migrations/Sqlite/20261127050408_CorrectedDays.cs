using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CorrectedDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CorrectedDays",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    AssetId = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstDay = table.Column<int>(type: "INTEGER", nullable: false),
                    RawRequestId = table.Column<long>(type: "INTEGER", nullable: false),
                    LastDay = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CorrectedDays", x => new { x.TenantId, x.Stage, x.AssetId, x.FirstDay, x.RawRequestId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_DirtyPeriods_Corrected",
                table: "DirtyPeriods",
                columns: new[] { "TenantId", "Corrects", "LocalDay", "SeriesId", "Mark", "RawRequestId" },
                filter: "\"Corrects\" = '1'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CorrectedDays");

            migrationBuilder.DropIndex(
                name: "IX_DirtyPeriods_Corrected",
                table: "DirtyPeriods");
        }
    }
}
