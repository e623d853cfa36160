ALTER TABLE `pledge` ADD `link_ends_at` integer;--> statement-breakpoint
CREATE INDEX `pledge_state_link` ON `pledge` (`state`,`link_ends_at`);--> statement-breakpoint
CREATE INDEX `proposal_open` ON `proposal` (`expires_at`) WHERE "proposal"."confirmed_at" is null;--> statement-breakpoint
UPDATE `pledge` SET `link_ends_at` = (SELECT max(`expires_at`) FROM `proposal` WHERE `proposal`.`pledge_id` = `pledge`.`id`) WHERE `state` IN ('pending', 'held');
