using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CheckedHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FilledHours",
                table: "SeriesDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RejectedHours",
                table: "SeriesDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReviewHours",
                table: "SeriesDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Rules",
                table: "SeriesDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "CheckedHours",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "INTEGER", nullable: false),
                    StartAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    LocalDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: true),
                    Flags = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    DependsFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    DependsTo = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckedHours", x => new { x.SeriesId, x.StartAt });
                });

            migrationBuilder.CreateTable(
                name: "SeriesThresholds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    SeriesId = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Most = table.Column<double>(type: "REAL", nullable: true),
                    Review = table.Column<double>(type: "REAL", nullable: true),
                    Usual = table.Column<double>(type: "REAL", nullable: true),
                    ZeroIsMissing = table.Column<bool>(type: "INTEGER", nullable: false),
                    Estimates = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsByHand = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeriesThresholds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SeriesThresholds_SeriesId_From",
                table: "SeriesThresholds",
                columns: new[] { "SeriesId", "From" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CheckedHours");

            migrationBuilder.DropTable(
                name: "SeriesThresholds");

            migrationBuilder.DropColumn(
                name: "FilledHours",
                table: "SeriesDays");

            migrationBuilder.DropColumn(
                name: "RejectedHours",
                table: "SeriesDays");

            migrationBuilder.DropColumn(
                name: "ReviewHours",
                table: "SeriesDays");

            migrationBuilder.DropColumn(
                name: "Rules",
                table: "SeriesDays");
        }
    }
}
