using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RejectedHours",
                table: "SeriesDays",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReviewHours",
                table: "SeriesDays",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Rules",
                table: "SeriesDays",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "CheckedHours",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    StartAt = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    LocalDay = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: true),
                    Flags = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Method = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DependsFrom = table.Column<int>(type: "integer", nullable: false),
                    DependsTo = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckedHours", x => new { x.SeriesId, x.StartAt });
                });

            migrationBuilder.CreateTable(
                name: "SeriesThresholds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Most = table.Column<double>(type: "double precision", nullable: true),
                    Review = table.Column<double>(type: "double precision", nullable: true),
                    Usual = table.Column<double>(type: "double precision", nullable: true),
                    ZeroIsMissing = table.Column<bool>(type: "boolean", nullable: false),
                    Estimates = table.Column<bool>(type: "boolean", nullable: false),
                    IsByHand = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C")
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
